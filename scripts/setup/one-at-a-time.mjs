import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const POLL_MS = 300;
/** A lock file that stays empty this long was left by a process that died while writing it. */
const UNSIGNED_MS = 5000;
const NOBODY = -1;

/** Does the work while no other process does: waits for one that is alive, steps over one that died. */
export async function oneAtATime(lockFile, say, work) {
  mkdirSync(dirname(lockFile), { recursive: true });
  let told = false;
  while (!take(lockFile)) {
    const owner = ownerOf(lockFile);
    if (owner !== null && !alive(owner)) {
      rmSync(lockFile, { force: true });
      continue;
    }
    if (!told && owner !== null) say(`another set-up is running here (process ${owner}); waiting for it …`);
    told = owner !== null;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  try {
    return await work();
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

/** The process that holds the lock; null while that cannot be said (just let go, or just taken and not signed yet). */
function ownerOf(lockFile) {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8'));
    if (pid > 0) return pid;
    return Date.now() - statSync(lockFile).mtimeMs > UNSIGNED_MS ? NOBODY : null;
  } catch {
    return null;
  }
}

function alive(pid) {
  if (pid === NOBODY) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
