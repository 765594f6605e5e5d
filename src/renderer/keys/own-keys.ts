import { COMMANDS, type CommandId, type CommandPlace, keysOf, type OwnKeys } from '../../shared/commands.ts';

/** Every command, in the order of `COMMANDS`. */
export const COMMAND_IDS = Object.keys(COMMANDS) as CommandId[];

/** Most keys of one command, as `ownKeysSchema` has it. */
export const MOST_KEYS = 4;

/** What a key does that no command can have: it belongs to controls, to lists or to the system. */
export interface FixedKey {
  readonly id: string;
  /** `dialog`: wherever a sheet or a menu is open, too. */
  readonly place: CommandPlace | 'dialog';
  readonly keys: readonly string[];
}

/** See `FixedKey`. */
export const FIXED_KEYS = [
  { id: 'next', place: 'window', keys: ['Tab', 'Shift+Tab'] },
  { id: 'text', place: 'window', keys: ['Ctrl+C', 'Ctrl+X', 'Ctrl+V'] },
  { id: 'quit', place: 'window', keys: ['Ctrl+Q'] },
  { id: 'move', place: 'library', keys: ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'] },
  { id: 'extend', place: 'library', keys: ['Shift+ArrowUp', 'Shift+ArrowDown'] },
  { id: 'open', place: 'library', keys: ['Enter'] },
  { id: 'confirm', place: 'dialog', keys: ['Enter'] },
  { id: 'close', place: 'dialog', keys: ['Escape'] },
] as const satisfies readonly FixedKey[];
/** The names of the fixed keys. */
export type FixedKeyId = (typeof FIXED_KEYS)[number]['id'];

/** Who has a key already that a command would like: another command that could be meant at the same time, or what is fixed. */
export type Clash = { readonly command: CommandId } | { readonly fixed: FixedKeyId };

/** Two places of which one may be looked at while the other is: `window` is always. */
function meet(a: CommandPlace, b: CommandPlace): boolean {
  return a === b || a === 'window' || b === 'window';
}

/** Who has the key; null: the command may have it. */
export function clashOf(command: CommandId, key: string, own: OwnKeys): Clash | null {
  const { place } = COMMANDS[command];
  const fixed = FIXED_KEYS.find(
    (one) => one.place !== 'dialog' && meet(one.place, place) && (one.keys as readonly string[]).includes(key),
  );
  if (fixed) return { fixed: fixed.id };
  const other = COMMAND_IDS.find(
    (id) => id !== command && meet(COMMANDS[id].place, place) && keysOf(id, own).includes(key),
  );
  return other ? { command: other } : null;
}

/** Gives a command one key more, and takes it from every command it would clash with. */
export function giveKey(command: CommandId, key: string, own: OwnKeys): OwnKeys {
  const { place } = COMMANDS[command];
  const losers = COMMAND_IDS.filter((id) => id !== command && meet(COMMANDS[id].place, place));
  const taken = losers.reduce((keys, id) => (keysOf(id, keys).includes(key) ? takeKey(id, key, keys) : keys), own);
  const held = keysOf(command, own).filter((one) => one !== key);
  return withKeys(command, [...held, key].slice(-MOST_KEYS), taken);
}

/** Takes a key from a command. */
export function takeKey(command: CommandId, key: string, own: OwnKeys): OwnKeys {
  const left = keysOf(command, own).filter((one) => one !== key);
  return withKeys(command, left, own);
}

/** Gives a command the keys back that it has by itself; whoever got them meanwhile loses them. */
export function restoreKeys(command: CommandId, own: OwnKeys): OwnKeys {
  const given = COMMANDS[command].keys.reduce((keys, key) => giveKey(command, key, keys), withKeys(command, [], own));
  return withKeys(command, COMMANDS[command].keys, given);
}

/** A command that has the keys it has by itself, in whatever order, is no longer an own one. */
function withKeys(command: CommandId, keys: readonly string[], own: OwnKeys): OwnKeys {
  const { [command]: _, ...others } = own;
  const byItself = COMMANDS[command].keys;
  const same = keys.length === byItself.length && byItself.every((key) => keys.includes(key));
  return same ? others : { ...others, [command]: [...keys] };
}
