/** What a peer is to do: the same calls, weights and threads as Nabra. */
export interface PeerTask {
  readonly calls: readonly string[];
  readonly encoder: string;
  readonly decoder: string;
  readonly vad: string;
  readonly threads: number;
  /** A folder of the benchmark's that the peer may write to. */
  readonly temporary: string;
  /** Speech as Nabra cut it, per call and lane: `[startS, endS)`. */
  readonly speech: readonly (readonly (readonly [number, number])[])[][];
}

/** What a peer did. Wall seconds from the start of its own code to its last word, loading included. */
export interface PeerFigures {
  readonly audioS: number;
  readonly wallS: number;
  readonly peakRssBytes: number;
  /** Text per lane, left then right. */
  readonly calls: readonly { readonly path: string; readonly lanes: readonly string[] }[];
}

/** Figures, or why there are none. */
export type PeerOutcome = PeerFigures | { readonly skipped: string };
