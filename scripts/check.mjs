// npm run check: format, lint, walls, types, dead code and the unit tests, in under two minutes.
import { checkHouseRules } from './run/house-rules.mjs';
import { step } from './run/step.mjs';

const failed = checkHouseRules();
// What kills processes and fills disks is no unit test, nor is what takes its time (*.slow.test.ts): `npm test` runs them.
const notUnit = ['**/*.slow.test.ts', '**/{kill,faults,storage-faults}.test.ts'].flatMap((glob) => ['--exclude', glob]);
const unit = ['vitest', 'run', 'src', 'scripts', ...notUnit];
if (!step('unit tests', unit)) failed.push('unit tests');
console.log(failed.length === 0 ? 'all passed' : `failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
