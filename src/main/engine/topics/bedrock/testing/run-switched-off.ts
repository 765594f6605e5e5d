// Run as a program of its own: asks with the switch off, and says which packages of AWS were loaded and what is open.
import { registerHooks } from 'node:module';

const loaded: string[] = [];
registerHooks({
  resolve(specifier, context, next) {
    if (/@aws-sdk|@smithy/.test(specifier)) loaded.push(specifier);
    return next(specifier, context);
  },
});
const { GLOSSARY, openTestBedrock, turnsOf } = await import('./bedrock-of-tests.ts');
const [endpoint = '', allowed] = process.argv.slice(2);
const { bedrock, ledger } = openTestBedrock({ endpoint, settings: { networkAllowed: allowed === 'allowed' } });
const signal = new AbortController().signal;
const answer = await bedrock.classify({ callId: 'c', turns: turnsOf(1), glossary: GLOSSARY }, signal);
const test = await bedrock.test(signal);
bedrock.close();
const said = { answer: answer.ok || answer.error.code, test: test.ok || test.error.code };
process.stdout.write(JSON.stringify({ ...said, loaded: loaded.length, rows: ledger.rows.length }));
