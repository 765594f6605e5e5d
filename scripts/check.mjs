// npm run check: format, lint, walls, types, dead code and the unit tests, in under two minutes.
import { checkHouseRules } from './run/house-rules.mjs';
import { step } from './run/step.mjs';

const failed = checkHouseRules();
// Tests that take their time are named *.slow.test.ts and run with `npm test` only, as the end-to-end ones do.
const unit = ['vitest', 'run', 'src', 'scripts', '--exclude', '**/*.slow.test.ts'];
if (!step('unit tests', unit)) failed.push('unit tests');
console.log(failed.length === 0 ? 'all passed' : `failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
