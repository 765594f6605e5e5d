import { z } from 'zod';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { LiveState } from '../../shared/ipc/engine/batch-requests.ts';
import type { engineContract } from '../../shared/ipc/engine-contract.ts';
import type { Client } from '../../shared/ipc/rpc.ts';

/** Points that are drawn; twice as many are thinned out to as many again. */
const MOST_POINTS = 300;

const drawerSchema = z.object({ open: z.boolean().catch(false) });

/** Whether the drawer is open: remembered. */
export const useLiveDrawer = create<z.infer<typeof drawerSchema>>()(
  persist(() => drawerSchema.parse({}), { name: 'live', merge: (kept) => drawerSchema.parse(kept ?? {}) }),
);

/** What the machine does; null until the first batch since the program was started. */
export const useLive = create<{ readonly live: LiveState | null }>(() => ({ live: null }));

/** Opens the drawer, or closes it. */
export function toggleLive(): void {
  useLiveDrawer.setState(({ open }) => ({ open: !open }));
}

/** Follows the engine's samples, once a second at most; what was sampled before is fetched first. */
export function followLive(engine: Client<typeof engineContract>): void {
  const fetch = async () => {
    const state = await engine.request('live', null);
    useLive.setState({ live: state.ok && state.value ? thinned(state.value) : null });
  };
  engine.on('live', ({ point, ...now }) => {
    const { live } = useLive.getState();
    // A new batch begins its own time.
    if (!live || point.atS <= (live.points.at(-1)?.atS ?? 0)) return void fetch();
    useLive.setState({ live: thinned({ ...live, ...now, points: [...live.points, point] }) });
  });
  void fetch();
}

function thinned(live: LiveState): LiveState {
  const { points } = live;
  return points.length <= 2 * MOST_POINTS ? live : { ...live, points: points.filter((_, index) => index % 2 === 1) };
}
