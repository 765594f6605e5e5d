import type { Side } from '../../../shared/domain/call.ts';
import { clock } from '../../words/figures.ts';

/** Something said, as it is copied. */
export interface CopiedTurn {
  readonly startS: number;
  readonly side: Side;
  readonly text: string;
}

/** What was said as lines of plain text: `00:12 Agent: …`. `line` puts one together in the language of the window. */
export function copiedText(
  turns: readonly CopiedTurn[],
  line: (parts: { readonly time: string; readonly side: Side; readonly text: string }) => string,
): string {
  return turns.map(({ startS, side, text }) => line({ time: clock(startS).padStart(5, '0'), side, text })).join('\n');
}
