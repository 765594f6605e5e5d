import { z } from 'zod';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

const readingSchema = z.object({
  /** The sides beside one another, or all in one column. */
  layout: z.enum(['beside', 'single']).catch('beside'),
  /** Doubtful words are underlined. Off by itself: checking every mark takes as long as listening. */
  underlineDoubts: z.boolean().catch(false),
  /** The lanes of sentiment under those of the sound. */
  sentimentBands: z.boolean().catch(true),
});

/** How the analyst reads transcripts. Stays with the window over restarts. */
export const useReading = create<z.infer<typeof readingSchema>>()(
  persist(() => readingSchema.parse({}), { name: 'reading', merge: (kept) => readingSchema.parse(kept ?? {}) }),
);

/** Calls whose place in the transcript is kept: a day's work. */
const MOST_CALLS = 100;
const topTurns = new Map<string, number>();

/** The turn at the top of a transcript when it was left; null: not opened since the window was. */
export function topTurnOf(callId: string): number | null {
  return topTurns.get(callId) ?? null;
}

/** Remembers the turn at the top of a transcript. */
export function keepTopTurn(callId: string, turn: number): void {
  topTurns.delete(callId);
  topTurns.set(callId, turn);
  const oldest = topTurns.size > MOST_CALLS ? topTurns.keys().next().value : undefined;
  if (oldest !== undefined) topTurns.delete(oldest);
}
