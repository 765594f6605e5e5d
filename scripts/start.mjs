// npm start: builds what has changed and opens the window. Arguments are folders or recordings to begin with.
import { build } from './build.mjs';
import { runChild } from './run/child.mjs';
import { electronExecutable } from './setup/electron.mjs';
import { ROOT } from './setup.mjs';

function say(line) {
  process.stderr.write(`start: ${line}\n`);
}

/** Why no window can be opened here; null when one can. */
function obstacle(electron) {
  if (!electron) return 'there is no Electron on this machine (see above): npm run nabra is the same without a window';
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY) return null;
  return 'there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): start it on a desktop, or with xvfb-run -a';
}

const electron = electronExecutable(ROOT);
const why = obstacle(electron);
if (why) {
  say(why);
  process.exitCode = 2;
} else {
  await build(say);
  // Chromium refuses to start as root with its sandbox; nobody but a container does that.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  process.exitCode = await runChild(electron, [...asRoot, ROOT, ...process.argv.slice(2)], { cwd: process.cwd() });
}
