import { call } from './fr/call.ts';
import { library } from './fr/library.ts';
import { player } from './fr/player.ts';
import { run } from './fr/run.ts';
import { settings } from './fr/settings.ts';
import { window } from './fr/window.ts';

/** French, the first language: its keys are everyone's. */
export const fr = { ...window, ...library, ...run, ...call, ...player, ...settings } as const;
