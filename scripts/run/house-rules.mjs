import { step } from './step.mjs';

/** Everything about the code that can be told without running it. Gives the titles of what failed. */
export function checkHouseRules() {
  const rules = [
    ['format, lint and import walls', ['biome', 'ci', '--error-on-warnings']],
    ['types, room by room', ['tsc', '-b', '--force']],
    ['dead code', ['knip', '--no-progress']],
  ];
  return rules.filter(([title, command]) => !step(title, command)).map(([title]) => title);
}
