import { availableParallelism, cpus } from 'node:os';
import { hardenedCommand } from '../../platform/spawn.ts';
import { usableMemoryBytes } from '../batch/usable-memory.ts';
import { type Check, good, note, problem } from './check.ts';

const GIB = 2 ** 30;
/** One analyzer with the smallest recogniser stays under 1.2 GB; the system needs some too. */
const LEAST_MEMORY_BYTES = 2 * GIB;
const LEAST_FREE_BYTES = 1.5 * GIB;

/** Node, processor and memory, and whether tools can be held in limits. */
export function checkMachine(): readonly Check[] {
  return [checkNode(), checkProcessor(), checkMemory(), checkContainment()];
}

function checkNode(): Check {
  const { node, electron } = process.versions;
  const found = electron === undefined ? node : `${node}, Electron ${electron}`;
  // better-sqlite3 13 needs Node-API 10, which came with Node 22.
  return Number.parseInt(node, 10) >= 22 ? good('node', found) : problem('node', found, 'useNode24');
}

function checkProcessor(): Check {
  const cores = availableParallelism();
  return good('processor', `${cores} ${cores === 1 ? 'core' : 'cores'}, ${cpus()[0]?.model.trim() ?? process.arch}`);
}

function checkMemory(): Check {
  const total = usableMemoryBytes(null);
  const free = process.availableMemory();
  const found = `${gib(total)} in all, ${gib(free)} free`;
  if (total < LEAST_MEMORY_BYTES) return problem('memory', found, 'moreMemory');
  return free < LEAST_FREE_BYTES ? note('memory', found, 'freeMemory') : good('memory', found);
}

function checkContainment(): Check {
  const limits = { memoryBytes: GIB, cpuS: 1 };
  const command = hardenedCommand({ file: 'true', args: [], limits, inputFd: null });
  const missing = ['setpriv', 'prlimit'].filter((tool) => !command.includes(tool));
  // They are Linux's own; elsewhere time limits and the empty environment are what there is.
  if (process.platform !== 'linux') return good('containment', 'time limits');
  return missing.length === 0
    ? good('containment', 'setpriv, prlimit')
    : note('containment', `no working ${missing.join(', ')}`, 'installUtilLinux');
}

/** A size for people, in GiB with one decimal. */
export function gib(bytes: number): string {
  return `${(bytes / GIB).toFixed(1)} GB`;
}
