import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Span } from '../../../shared/domain/transcript.ts';
import { usePlace } from '../../state/place.ts';
import { openPlayer, type Player, type PlayerState } from './player.ts';

/** The player of a call, for as long as its view is there. */
export function usePlayer(callId: string): Player | null {
  const [player, setPlayer] = useState<Player | null>(null);
  useEffect(() => {
    const opened = openPlayer(callId);
    setPlayer(opened);
    return () => opened.close();
  }, [callId]);
  const startAt = usePlace((state) => state.startAt);
  useEffect(() => {
    if (!player || startAt?.callId !== callId) return;
    player.seek(startAt.startAtS);
    usePlace.setState({ startAt: null });
  }, [player, startAt, callId]);
  return player;
}

/** A value taken from the player's state: drawn again only when that value changes, so none that is made anew each time. */
export function usePlayed<T extends string | number | boolean | Span | null>(
  player: Player,
  pick: (state: PlayerState) => T,
): T {
  return useSyncExternalStore(player.subscribe, () => pick(player.state()));
}
