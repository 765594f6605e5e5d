// Run as a program of its own, to be killed: asks a server that does not answer, with the ledger in a catalog.
import { createEgressLedger } from '../../../catalog/egress-ledger.ts';
import { openCatalog } from '../../../catalog/open.ts';
import { GLOSSARY, openTestBedrock, turnsOf } from './bedrock-of-tests.ts';

const [endpoint = '', file = ''] = process.argv.slice(2);
const opened = openCatalog(file);
if (!opened.ok) throw new Error(opened.error.detail);
const ledger = createEgressLedger(opened.value.catalog);
const { bedrock } = openTestBedrock({ endpoint, rest: { ledger, timeScale: 1 } });
const signal = new AbortController().signal;
await Promise.all(
  [1, 2, 3].map((call) => bedrock.classify({ callId: `c-${call}`, turns: turnsOf(call), glossary: GLOSSARY }, signal)),
);
