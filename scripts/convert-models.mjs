// npm run convert-models -- config.yaml --out DIR: finds a Python and hands over to tools/convert-models.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { runChild } from './run/child.mjs';
import { ROOT } from './setup.mjs';

const OLD_ENOUGH = 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))';
/** A Python that the tool's packages are built for, as it is called on one system or the other. */
const NAMES = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python'];

const python = NAMES.find((name) => spawnSync(name, ['-I', '-c', OLD_ENOUGH]).status === 0);
if (python) {
  // -E: a PYTHONPATH with an empty part would have the working folder's modules run.
  const tool = join(ROOT, 'tools', 'convert-models', 'convert_models.py');
  process.exitCode = await runChild(python, ['-E', tool, ...process.argv.slice(2)], { cwd: process.cwd() });
} else {
  process.stderr.write(
    'convert-models: Python 3.11 to 3.13 is needed and was not found. Install it and run this again.\n',
  );
  process.exitCode = 3;
}
