import { useCommands } from '../../state/commands.ts';
import { usePlace } from '../../state/place.ts';
import { useAsked } from '../../state/use-asked.ts';
import { ErrorNote } from '../error-note.tsx';
import { OpenedCall } from './opened-call.tsx';
import { useNeighbours, useOpenedCall } from './use-opened-call.ts';
import { usePlayer } from './use-player.ts';

/** An opened call, and the way to those around it in the list. */
export function CallView({ callId }: { readonly callId: string }) {
  const call = useOpenedCall(callId);
  const player = usePlayer(callId);
  const chosen = usePlace((state) => state.batchId);
  const batches = useAsked('batches', ({ engine }, signal) => engine.request('batches', null, signal));
  const batch = batches.value?.find(({ id }) => id === chosen) ?? batches.value?.[0] ?? null;
  const neighbours = useNeighbours(callId, batch?.id ?? null);
  const go = (step: 'previous' | 'next') => {
    const to = neighbours?.[step];
    if (to) usePlace.setState({ callId: to.callId, row: to.row });
  };
  useCommands({ nextCall: () => go('next'), previousCall: () => go('previous') });
  if (call.error && !call.value) return <ErrorNote error={call.error} />;
  if (!call.value || !player) return null;
  return <OpenedCall given={call.value} player={player} batch={batch} neighbours={neighbours} onGo={go} />;
}
