import type { SequenceGraph } from './sequence-graph.ts';

/** Rows are padded to a multiple of this many tokens, so that buffers of few sizes are allocated. */
const BUCKET_TOKENS = 16;
/** Of one run, padding included: enough that calls into the runtime cost nothing beside the work, little enough memory. */
const TOKENS_A_RUN = 2048;
/** Logits may differ by this much between a row alone and in a batch: summing in another order gives 2e-5. */
const ROUNDING = 1e-3;

/** Runs rows of token ids, in any number and of any lengths; gives their logits in their order. */
export type RunRows = (rows: readonly (readonly number[])[]) => Promise<readonly Float32Array[]>;

/**
 * Makes what runs rows of one length together, each padded to the end of its bucket or to `maxTokens`. Where rows change each other's
 * logits (int8 weights whose activations are quantised by the range of the whole batch) each row runs alone and unpadded,
 * so that what a text gets never depends on what else is asked; `probes` are two rows of unlike length to find that out.
 */
export async function createRowRunner(
  graph: SequenceGraph,
  maxTokens: number,
  probes: readonly [readonly number[], readonly number[]],
): Promise<RunRows> {
  const [[alone], [beside]] = [
    await graph.run([probes[0]], graph.tokens ?? probes[0].length),
    graph.rows === 1 ? [null] : await graph.run(probes, graph.tokens ?? bucketOf(probes[1].length, maxTokens)),
  ];
  const together = beside?.every((logit, index) => Math.abs(logit - alone[index]) <= ROUNDING) ?? false;

  function lengthOf(row: readonly number[]): number {
    return graph.tokens ?? (together ? bucketOf(row.length, maxTokens) : row.length);
  }

  return async (rows) => {
    const logits: Float32Array[] = new Array(rows.length);
    for (const { length, indices } of runsOf(rows.map(lengthOf), together ? TOKENS_A_RUN : 0)) {
      const results = await graph.run(
        indices.map((index) => rows[index]),
        length,
      );
      indices.forEach((index, at) => {
        logits[index] = results[at];
      });
    }
    return logits;
  };
}

function bucketOf(tokens: number, maxTokens: number): number {
  return Math.min(maxTokens, Math.ceil(tokens / BUCKET_TOKENS) * BUCKET_TOKENS);
}

interface Run {
  /** Of every row, in tokens. */
  readonly length: number;
  readonly indices: number[];
}

/** Groups rows of one padded length into runs of at most `mostTokens`, and of one row at least. */
function runsOf(lengths: readonly number[], mostTokens: number): Run[] {
  const runs: Run[] = [];
  const open = new Map<number, Run>();
  for (const [index, length] of lengths.entries()) {
    let run = open.get(length);
    if (run === undefined || (run.indices.length + 1) * length > mostTokens) {
      run = { length, indices: [] };
      runs.push(run);
      open.set(length, run);
    }
    run.indices.push(index);
  }
  return runs;
}
