import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { NODE, ROOT } from '../setup.mjs';

/** Runs a tool of node_modules/.bin (or a script of ours) under Node 24, showing what it says; tells whether it passed. */
export function step(title, [tool, ...args]) {
  const startedAt = performance.now();
  const script = tool.endsWith('.mjs') ? join(ROOT, tool) : join(ROOT, 'node_modules', '.bin', tool);
  const { status } = spawnSync(NODE, [script, ...args], { cwd: ROOT, stdio: 'inherit' });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'passed' : 'FAILED'}  ${title}  ${seconds} s\n`);
  return status === 0;
}
