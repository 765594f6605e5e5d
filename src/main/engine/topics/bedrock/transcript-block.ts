import type { TopicTurn } from '../../../../shared/domain/topics.ts';
import { promptLine } from './plain-text.ts';

/** What a transcript may take of a prompt, in characters: three quarters of an hour of talk. */
const MOST_CHARACTERS = 40_000;
/** The reason of a call is said at its start, how it ended at its end: of the two the start tells more about topics. */
const SHARE_OF_START = 0.6;

const SPEAKERS: Readonly<Record<TopicTurn['side'], string>> = { agent: 'agent', client: 'client', mixed: 'voix' };

/** A transcript as it stands in a prompt. */
export interface TranscriptBlock {
  /** A line per turn: `[12] client : …`, numbered from 1. */
  readonly text: string;
  /** How many turns were left out in the middle. */
  readonly leftOut: number;
}

/** Numbers the turns. A transcript that is too long keeps its beginning and its end; the numbers stay those of the whole. */
export function transcriptBlock(turns: readonly TopicTurn[], mostCharacters = MOST_CHARACTERS): TranscriptBlock {
  const lines = turns.map(({ side, text }, index) => `[${index + 1}] ${SPEAKERS[side]} : ${promptLine(text)}`);
  const length = lines.reduce((sum, line) => sum + line.length + 1, 0);
  if (length <= mostCharacters) return { text: lines.join('\n'), leftOut: 0 };
  const start = fitting(lines, mostCharacters * SHARE_OF_START);
  const end = fitting(lines.slice(start.length).reverse(), mostCharacters * (1 - SHARE_OF_START)).reverse();
  const leftOut = lines.length - start.length - end.length;
  const gap = leftOut > 0 ? [`[… ${leftOut} tours de parole omis …]`] : [];
  return { text: [...start, ...gap, ...end].join('\n'), leftOut };
}

/** The first lines that fit; the first one always, cut if need be. */
function fitting(lines: readonly string[], mostCharacters: number): string[] {
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length + 1;
    if (length > mostCharacters) {
      if (kept.length === 0) kept.push(line.slice(0, Math.floor(mostCharacters)).toWellFormed());
      break;
    }
    kept.push(line);
  }
  return kept;
}
