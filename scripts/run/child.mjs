import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** A second signal of the same kind within this time is npm passing on the one we had already. */
const SAME_SIGNAL_MS = 1000;
const PARENT_POLL_MS = 500;

/**
 * Runs a program with our own streams and gives its exit code (128 + n when signal n ended it). Signals are passed on,
 * each once: a terminal sends Ctrl-C to every process of the group, so the child has it without us.
 */
export function runChild(program, args, { cwd }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, stdio: 'inherit' });
    const lastAt = {};
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        const again = Date.now() - (lastAt[signal] ?? 0) < SAME_SIGNAL_MS;
        lastAt[signal] = Date.now();
        const hasItAlready = signal === 'SIGINT' && (process.stdin.isTTY || process.stderr.isTTY);
        if (!again && !hasItAlready) child.kill(signal);
      });
    }
    whenNpmIsGone(() => child.kill('SIGTERM'));
    child.on('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      resolve(1);
    });
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/** A signal to npm ends the shell between npm and us, which passes nothing on: all we see is that it is gone. */
function whenNpmIsGone(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const poll = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(poll);
    stop();
  }, PARENT_POLL_MS);
  poll.unref();
}
