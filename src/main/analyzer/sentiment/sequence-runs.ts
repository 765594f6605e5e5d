import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { SequenceGraph } from './sequence-graph.ts';

/** Rows are padded to a multiple of this many tokens, so that buffers of few sizes are allocated. */
const BUCKET_TOKENS = 16;
/** Of one run, padding included: enough that calls into the runtime cost nothing beside the work, little enough memory. */
const TOKENS_A_RUN = 2048;
/** A run holds up the process, and its heartbeat: runs are cut so that they take about this long. */
const MOST_RUN_S = 4;
/** A run may take this many times what is expected by the run before it. */
const PATIENCE = 10;
/** Logits may differ by this much between a row alone and in a batch: summing in another order gives 2e-5. */
const ROUNDING = 1e-3;

/** Runs rows of token ids, in any number and of any lengths; gives their logits in their order. */
export type RunRows = (rows: readonly (readonly number[])[]) => Promise<readonly Float32Array[]>;

/**
 * Makes what runs rows of one length together, each padded to the end of its bucket or to `maxTokens`. Where rows change each other's
 * logits (int8 weights whose activations are quantised by the range of the whole batch) each row runs alone and unpadded,
 * so that what a text gets never depends on what else is asked; `probes` are two rows of unlike length to find that out.
 * A large model runs fewer rows at once than a small one. `beforeRun` is told for how many seconds at most the run that follows
 * may hold up the process.
 */
export async function createRowRunner(
  graph: SequenceGraph,
  maxTokens: number,
  probes: readonly [readonly number[], readonly number[]],
  beforeRun: (mostS: number) => void = () => {},
): Promise<RunRows> {
  let secondsPerToken: number | null = null;

  async function run(rows: readonly (readonly number[])[], length: number): Promise<readonly Float32Array[]> {
    const tokens = rows.length * length;
    if (secondsPerToken !== null) beforeRun(PATIENCE * tokens * secondsPerToken);
    const start = performance.now();
    const logits = await graph.run(rows, length);
    secondsPerToken = (performance.now() - start) / 1000 / tokens;
    // The heartbeat, and whatever else waits, has its turn between two runs.
    await setImmediate();
    return logits;
  }

  const [[alone], [beside]] = [
    await run([probes[0]], graph.tokens ?? probes[0].length),
    graph.rows === 1 ? [null] : await run(probes, graph.tokens ?? bucketOf(probes[1].length, maxTokens)),
  ];
  const together = beside?.every((logit, index) => Math.abs(logit - alone[index]) <= ROUNDING) ?? false;

  function lengthOf(row: readonly number[]): number {
    return graph.tokens ?? (together ? bucketOf(row.length, maxTokens) : row.length);
  }

  function rowsOf(length: number): number {
    const bySpeed = secondsPerToken === null ? TOKENS_A_RUN : MOST_RUN_S / secondsPerToken;
    return together ? Math.max(1, Math.floor(Math.min(TOKENS_A_RUN, bySpeed) / length)) : 1;
  }

  return async (rows) => {
    const logits: Float32Array[] = new Array(rows.length);
    for (const [length, indices] of Map.groupBy(rows.keys(), (index) => lengthOf(rows[index]))) {
      for (let from = 0, to = 0; from < indices.length; from = to) {
        to = from + rowsOf(length);
        const own = indices.slice(from, to);
        const results = await run(
          own.map((index) => rows[index]),
          length,
        );
        own.forEach((index, at) => {
          logits[index] = results[at];
        });
      }
    }
    return logits;
  };
}

function bucketOf(tokens: number, maxTokens: number): number {
  return Math.min(maxTokens, Math.ceil(tokens / BUCKET_TOKENS) * BUCKET_TOKENS);
}
