import type { settingsRequests } from '../../../shared/ipc/engine/settings-requests.ts';
import type { HandlersOf } from '../../../shared/ipc/rpc.ts';
import { ok } from '../../../shared/result.ts';
import type { WindowRoom } from './window-room.ts';

/** Answers a window about the settings; see `settingsRequests`. */
export function settingsHandlers({ settings }: WindowRoom): HandlersOf<typeof settingsRequests> {
  return { settings: async () => ok(settings) };
}
