import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { COMMANDS, type CommandId, keysOf } from '../../shared/commands.ts';
import { keyLabel, keyName } from '../keys/key-name.ts';
import { usePreferences } from './preferences.ts';

type Deeds = Partial<Record<CommandId, () => void>>;

/** What the views of the moment do on a command; the view that came last is asked first. */
const listening: { current: Deeds }[] = [];

/** Lets a view obey commands for as long as it is shown. */
export function useCommands(deeds: Deeds): void {
  const held = useRef(deeds);
  held.current = deeds;
  useEffect(() => {
    listening.push(held);
    return () => {
      listening.splice(listening.indexOf(held), 1);
    };
  }, []);
}

/** Does a command; false: no view shown knows it. */
export function runCommand(command: CommandId): boolean {
  const deed = listening.findLast(({ current }) => current[command])?.current[command];
  deed?.();
  return deed !== undefined;
}

/** The first key of a command for people to read; empty when it has none. */
export function useKeyLabel(command: CommandId): string {
  const { t } = useTranslation();
  const [first] = usePreferences(({ keys }) => keysOf(command, keys));
  return first === undefined ? '' : keyLabel(first, t);
}

/** An open sheet, and the panel of an open menu. */
const OVER_THE_VIEW = 'dialog[open], .menu-panel';

/** Obeys the keyboard from now on, wherever the focus is. */
export function listenToKeys(): void {
  window.addEventListener('keydown', (event) => {
    const name = event.defaultPrevented || event.isComposing ? null : keyName(event);
    // A sheet wants an answer first, and has the keys of a dialog; so has an open menu.
    if (name === null || isForTheFocused(event.target, name) || document.querySelector(OVER_THE_VIEW)) return;
    const { keys } = usePreferences.getState();
    for (const command of Object.keys(COMMANDS) as CommandId[]) {
      if (!keysOf(command, keys).includes(name) || !runCommand(command)) continue;
      event.preventDefault();
      return;
    }
  });
}

/** What a field of text does with keys of its own: take back, select all, copy and paste. */
const EDITING_KEYS = new Set(['Ctrl+Z', 'Ctrl+Y', 'Ctrl+A', 'Ctrl+C', 'Ctrl+V', 'Ctrl+X']);

/** Whether the focused control has a use of its own for the key. */
function isForTheFocused(target: EventTarget | null, name: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const bare = !name.includes('Ctrl+') && !name.includes('Alt+');
  if (target.closest('input[type="range"]')) return bare && name.includes('Arrow');
  if (target.closest('input[type="checkbox"], button, a[href], summary')) return name === 'Space' || name === 'Enter';
  if (target.closest('input, textarea, select, [contenteditable="true"]'))
    return EDITING_KEYS.has(name) || (bare && name !== 'Escape');
  return false;
}
