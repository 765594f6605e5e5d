// What package.json's scripts call: sets the project up where that is needed, then runs the command under Node 24.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from './run/child.mjs';
import { NODE, ROOT, setUp } from './setup.mjs';

/** Each command: the file that does it, its first arguments, and what it needs beyond the packages (see `setUp`). */
const COMMANDS = {
  start: { file: 'scripts/start.mjs', window: true },
  demo: { file: 'src/main/cli/index.ts', first: ['demo'] },
  'convert-models': { file: 'scripts/convert-models.mjs' },
  nabra: { file: 'src/main/cli/index.ts' },
  package: { file: 'scripts/package.mjs', electron: true },
  check: { file: 'scripts/check.mjs', tests: true },
  test: { file: 'scripts/test.mjs', tests: true, window: true, screen: true },
  bench: { file: 'bench/run.ts', bench: true },
  campaign: { file: 'scripts/campaign.mjs', tests: true },
};

const [name, ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : null;
if (!command) {
  process.stderr.write(`usage: node scripts/run.mjs ${Object.keys(COMMANDS).join('|')} [arguments]\n`);
  process.exit(2);
}
await setUp(command);
const file = join(ROOT, command.file);
if (!existsSync(file)) {
  process.stderr.write(`${command.file} is not part of this version\n`);
  process.exit(2);
}
// npm moves to the project's folder; paths that the user types are meant from where they stood.
const typedIn = process.env.npm_lifecycle_event === name ? process.env.INIT_CWD : undefined;
process.exitCode = await runChild(NODE, [file, ...(command.first ?? []), ...args], {
  cwd: ['nabra', 'start', 'convert-models'].includes(name) ? (typedIn ?? process.cwd()) : ROOT,
});
