// npm run campaign: the fault tests and those of the whole program at full length (the suite runs a short form of them).
// Arguments choose test files.
import { join } from 'node:path';
import { runChild } from './run/child.mjs';
import { NODE, ROOT } from './setup.mjs';

/** Read by the tests: `NABRA_CAMPAIGN` takes every case instead of a choice, `NABRA_KILLS` is how often to kill. */
const FULL_LENGTH = { NABRA_CAMPAIGN: '1', NABRA_KILLS: '40' };

const vitest = join(ROOT, 'node_modules', '.bin', 'vitest');
const chosen = process.argv.slice(2);
Object.assign(process.env, FULL_LENGTH, { ...process.env });
process.exitCode = await runChild(
  NODE,
  [
    vitest,
    'run',
    ...(chosen.length > 0 ? chosen : ['kill', 'fault', 'e2e/', 'scripts/convert-models']),
    '--reporter=verbose',
    '--testTimeout=3600000',
  ],
  { cwd: ROOT },
);
