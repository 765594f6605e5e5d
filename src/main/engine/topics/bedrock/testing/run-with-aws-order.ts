// Run as a program of its own, for credentials come from the environment: asks as whoever AWS's own order finds.
import { GLOSSARY, openTestBedrock, turnsOf } from './bedrock-of-tests.ts';

const { bedrock, ledger } = openTestBedrock({ endpoint: process.argv[2] ?? '', rest: { credentials: null } });
const signal = new AbortController().signal;
const answer = await bedrock.classify({ callId: 'c', turns: turnsOf(1), glossary: GLOSSARY }, signal);
bedrock.close();
const bytes = ledger.rows.reduce((sum, { end }) => sum + (end?.bytesSent ?? 0), 0);
process.stdout.write(JSON.stringify({ code: answer.ok ? null : answer.error.code, rows: ledger.rows.length, bytes }));
