import { call } from './ar/call.ts';
import { library } from './ar/library.ts';
import { player } from './ar/player.ts';
import { run } from './ar/run.ts';
import { settings } from './ar/settings.ts';
import { window } from './ar/window.ts';

/** Arabic, with its six plural forms. */
export const ar = { ...window, ...library, ...run, ...call, ...player, ...settings } as const;
