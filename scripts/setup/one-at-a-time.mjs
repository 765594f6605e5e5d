import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const POLL_MS = 300;
/** A lock file that stays empty this long was left by a process that died while writing it. */
const UNSIGNED_MS = 5000;

/**
 * Does the work while no other process does: waits for one that is alive, steps over one that died. `work` is given a
 * function that signs for a process it started: should we die, the lock holds as long as that one lives.
 */
export async function oneAtATime(lockFile, say, work) {
  mkdirSync(dirname(lockFile), { recursive: true });
  let told = false;
  while (!take(lockFile)) {
    const owners = ownersOf(lockFile);
    if (owners !== null && !owners.some(alive)) {
      rmSync(lockFile, { force: true });
      continue;
    }
    if (!told && owners !== null) {
      say(`another set-up is running here (process ${owners.filter(alive).join(', ')}); waiting for it …`);
      told = true;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  try {
    return await work((pid) => writeFileSync(lockFile, ` ${pid}`, { flag: 'a' }));
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function take(lockFile) {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The processes that hold the lock; null while that cannot be said (just let go, or just taken and not signed yet). */
function ownersOf(lockFile) {
  try {
    const pids = readFileSync(lockFile, 'utf8').split(' ').map(Number);
    if (pids[0] > 0) return pids;
    return Date.now() - statSync(lockFile).mtimeMs > UNSIGNED_MS ? [] : null;
  } catch {
    return null;
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
