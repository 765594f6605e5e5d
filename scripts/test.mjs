// npm test: the house rules and the whole suite. Ends with one line of counts.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkHouseRules } from './run/house-rules.mjs';
import { step } from './run/step.mjs';
import { ROOT } from './setup.mjs';

const REPORT = join(ROOT, '.cache', 'vitest.json');

/** Counts from vitest's own report; a test file that did not even load counts as one failure. */
function counts() {
  const report = JSON.parse(readFileSync(REPORT, 'utf8'));
  const notLoaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + notLoaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

const brokenRules = checkHouseRules();
rmSync(REPORT, { force: true });
const suitePassed = step('whole suite', [
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${REPORT}`,
]);
const { passed, failed, skipped } = counts();
for (const title of brokenRules) console.log(`failed: ${title}`);
// An error outside of any test fails the suite without failing a test.
const failures = failed + brokenRules.length || (suitePassed ? 0 : 1);
console.log(`${passed} passed, ${failures} failed, ${skipped} skipped`);
process.exitCode = failures === 0 ? 0 : 1;
