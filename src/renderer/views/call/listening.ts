import { z } from 'zod';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** Slowest and fastest, and the step of the keys. */
export const SPEEDS = { slowest: 0.5, fastest: 3, step: 0.1 } as const;
/** Places in calls that are kept: some weeks of work. */
const MOST_PLACES = 500;

const listeningSchema = z.object({
  speed: z.number().min(SPEEDS.slowest).max(SPEEDS.fastest).catch(1),
  /** 0 … 1. */
  volume: z.number().min(0).max(1).catch(1),
  /** Both sides in both ears, for a headset of one ear; else each on the side it was recorded on. */
  bothEars: z.boolean().catch(false),
  skipSilence: z.boolean().catch(false),
  /** Where calls were left, `[callId, timeS]`, the one heard last at the end. */
  places: z.array(z.tuple([z.string(), z.number()])).catch([]),
});

/** How the analyst listens, and where calls were left. Stays with the window over restarts. */
export const useListening = create<z.infer<typeof listeningSchema>>()(
  persist(() => listeningSchema.parse({}), {
    name: 'listening',
    merge: (kept) => listeningSchema.parse(kept ?? {}),
  }),
);

/** The second at which a call was left; 0 for one that was not heard yet. */
export function placeOf(callId: string): number {
  return useListening.getState().places.find(([id]) => id === callId)?.[1] ?? 0;
}

/** Remembers where a call is left. */
export function keepPlace(callId: string, timeS: number): void {
  useListening.setState(({ places }) => ({
    places: [...places.filter(([id]) => id !== callId), [callId, timeS] as [string, number]].slice(-MOST_PLACES),
  }));
}
