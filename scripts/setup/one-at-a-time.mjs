import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
    const found = read(lockFile);
    const owners = found === null ? null : found.split(' ').filter(alive).map(pidOf);
    if (owners !== null && owners.length === 0) {
      putAside(lockFile, found);
      continue;
    }
    if (!told && owners !== null) {
      say(`another set-up is running here (process ${owners.join(', ')}); waiting for it …`);
      told = true;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  try {
    return await work((pid) => writeFileSync(lockFile, ` ${signature(pid)}`, { flag: 'a' }));
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function take(lockFile) {
  try {
    writeFileSync(lockFile, signature(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** What stands in the lock; null while it says nothing (just let go, or just taken and not signed yet). */
function read(lockFile) {
  try {
    const found = readFileSync(lockFile, 'utf8');
    if (pidOf(found) > 0) return found;
    return Date.now() - statSync(lockFile).mtimeMs > UNSIGNED_MS ? found : null;
  } catch {
    return null;
  }
}

/**
 * Takes a dead lock, found with these words in it, out of the way. Only one of several that wait can rename it; who
 * renamed a lock that was taken anew in between gives it back.
 */
function putAside(lockFile, found) {
  const aside = `${lockFile}.${process.pid}`;
  try {
    renameSync(lockFile, aside);
    if (readFileSync(aside, 'utf8') !== found) linkSync(aside, lockFile);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  }
  rmSync(aside, { force: true });
}

/** A process as it signs: its id, and when it started where that can be told, for ids are used again. */
function signature(pid) {
  return `${pid}:${startOf(pid)}`;
}

function pidOf(signed) {
  return Number.parseInt(signed, 10);
}

/** Start of a process in clock ticks since the machine's, from Linux's /proc; empty elsewhere. See proc(5). */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets, which may hold blanks and brackets; the start is the 22nd.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return '';
  }
}

function alive(signed) {
  const pid = pidOf(signed);
  if (!(pid > 0)) return false;
  const start = signed.split(':')[1];
  if (start && startOf(pid) !== start) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
