import { call } from './en/call.ts';
import { library } from './en/library.ts';
import { player } from './en/player.ts';
import { run } from './en/run.ts';
import { settings } from './en/settings.ts';
import { window } from './en/window.ts';

/** English. */
export const en = { ...window, ...library, ...run, ...call, ...player, ...settings } as const;
