import { z } from 'zod';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** Most batches whose card is remembered as read; older ones are far down the list. */
const MOST_KEPT = 200;

const dismissedSchema = z.object({ batchIds: z.array(z.string()).readonly().catch([]) });

/** The batches whose card of the end was read and put away. */
export const useDismissed = create<z.infer<typeof dismissedSchema>>()(
  persist(() => dismissedSchema.parse({}), {
    name: 'dismissed-batches',
    merge: (kept) => dismissedSchema.parse(kept ?? {}),
  }),
);

/** Puts the card of a batch away. */
export function dismiss(batchId: string): void {
  useDismissed.setState(({ batchIds }) => ({ batchIds: [batchId, ...batchIds].slice(0, MOST_KEPT) }));
}

/** A batch that runs again will have another end to tell of. */
export function notDismissed(batchId: string): void {
  useDismissed.setState(({ batchIds }) => ({ batchIds: batchIds.filter((id) => id !== batchId) }));
}
