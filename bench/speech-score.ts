import type { Span } from '../src/shared/domain/transcript.ts';

/** How detected speech agrees with true speech, in cells of 10 ms judged at their middle. */
export interface SpeechScore {
  readonly both: number;
  readonly onlyFound: number;
  readonly onlyTrue: number;
}

const CELL_S = 0.01;

/** Scores one lane. */
export function scoreSpeech(durationS: number, truth: readonly Span[], found: readonly Span[]): SpeechScore {
  const cells = Math.floor(durationS / CELL_S);
  const isTrue = cellsOf(truth, cells);
  const isFound = cellsOf(found, cells);
  const count = (test: (cell: number) => boolean) => isTrue.filter((_, cell) => test(cell)).length;
  return {
    both: count((cell) => isFound[cell] === true && isTrue[cell] === true),
    onlyFound: count((cell) => isFound[cell] === true && isTrue[cell] !== true),
    onlyTrue: count((cell) => isFound[cell] !== true && isTrue[cell] === true),
  };
}

/** Scores of several lanes as one. */
export function pooledSpeech(scores: readonly SpeechScore[]): SpeechScore {
  return {
    both: scores.reduce((sum, { both }) => sum + both, 0),
    onlyFound: scores.reduce((sum, { onlyFound }) => sum + onlyFound, 0),
    onlyTrue: scores.reduce((sum, { onlyTrue }) => sum + onlyTrue, 0),
  };
}

/** Precision, recall and their harmonic mean, 0..1. */
export function rates({ both, onlyFound, onlyTrue }: SpeechScore): { precision: number; recall: number; f1: number } {
  return {
    precision: both / (both + onlyFound),
    recall: both / (both + onlyTrue),
    f1: (2 * both) / (2 * both + onlyFound + onlyTrue),
  };
}

function cellsOf(spans: readonly Span[], count: number): boolean[] {
  const cells = new Array<boolean>(count).fill(false);
  for (const { startS, endS } of spans) {
    for (let cell = Math.max(0, Math.floor(startS / CELL_S) - 1); cell < count; cell++) {
      const middle = (cell + 0.5) * CELL_S;
      if (middle >= endS) break;
      if (middle >= startS) cells[cell] = true;
    }
  }
  return cells;
}
