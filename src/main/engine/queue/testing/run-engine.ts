// Runs one batch in a process of its own, to be killed by a test: node run-engine.ts FOLDER CALLS [ENV as JSON]
import process from 'node:process';
import { openTestEngine, testOptions } from './open-test-engine.ts';

const [folder = '', calls = '', env = '{}'] = process.argv.slice(2);
const engine = await openTestEngine(testOptions(folder, JSON.parse(env)));
process.stdout.write(`${JSON.stringify({ runId: engine.runId })}\n`);
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
const result = await engine.runBatch({ paths: [calls], recursive: true }, { signal: stop.signal });
await engine.close();
process.stdout.write(`${JSON.stringify(result)}\n`);
