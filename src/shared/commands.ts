import { z } from 'zod';

/** Where a command means something: in every view, in the list of calls, in an opened call. */
export type CommandPlace = 'window' | 'library' | 'call';

/**
 * Everything the window can be told to do by key or menu, with its keys. A key is written as `Ctrl+Shift+K` (Ctrl is Command on
 * a Mac): first Ctrl, then Alt, then Shift, then the character the key gives, in capitals, or the name of a key without one. A
 * character that needs Shift is written without it: `?`.
 */
export const COMMANDS = {
  chooseFolder: { place: 'window', keys: ['Ctrl+O'] },
  export: { place: 'window', keys: ['Ctrl+E'] },
  back: { place: 'window', keys: ['Escape', 'Alt+ArrowLeft'] },
  find: { place: 'window', keys: ['Ctrl+F'] },
  glossary: { place: 'window', keys: ['Ctrl+G'] },
  ledger: { place: 'window', keys: ['Ctrl+Shift+L'] },
  settings: { place: 'window', keys: ['Ctrl+,'] },
  keys: { place: 'window', keys: ['?', 'F1'] },
  live: { place: 'window', keys: ['Ctrl+M'] },
  pause: { place: 'window', keys: ['Ctrl+P'] },
  selectAll: { place: 'library', keys: ['Ctrl+A'] },
  select: { place: 'library', keys: ['Space'] },
  nextCall: { place: 'call', keys: ['Ctrl+ArrowDown'] },
  previousCall: { place: 'call', keys: ['Ctrl+ArrowUp'] },
  play: { place: 'call', keys: ['Space', 'Ctrl+Space'] },
  back5: { place: 'call', keys: ['ArrowLeft', 'Ctrl+J'] },
  forward5: { place: 'call', keys: ['ArrowRight', 'Ctrl+L'] },
  back1: { place: 'call', keys: ['Shift+ArrowLeft'] },
  forward1: { place: 'call', keys: ['Shift+ArrowRight'] },
  slower: { place: 'call', keys: ['[', 'Shift+ArrowDown'] },
  faster: { place: 'call', keys: [']', 'Shift+ArrowUp'] },
  replay: { place: 'call', keys: ['R'] },
  loop: { place: 'call', keys: ['L'] },
  skipSilence: { place: 'call', keys: ['K'] },
  soloAgent: { place: 'call', keys: ['A'] },
  soloClient: { place: 'call', keys: ['C'] },
  undo: { place: 'window', keys: ['Ctrl+Z'] },
  redo: { place: 'window', keys: ['Ctrl+Y', 'Ctrl+Shift+Z'] },
  swap: { place: 'call', keys: ['X'] },
  follow: { place: 'call', keys: ['G'] },
  nextMoment: { place: 'call', keys: ['N'] },
  previousMoment: { place: 'call', keys: ['Shift+N'] },
  nextDoubt: { place: 'call', keys: ['D'] },
  layout: { place: 'call', keys: ['V'] },
  sentimentBands: { place: 'call', keys: ['S'] },
  why: { place: 'call', keys: ['E'] },
  correctTopics: { place: 'call', keys: ['T'] },
  copy: { place: 'call', keys: ['Ctrl+Shift+C'] },
  zoomIn: { place: 'call', keys: ['+'] },
  zoomOut: { place: 'call', keys: ['-'] },
  zoomAll: { place: 'call', keys: ['0'] },
} as const satisfies Readonly<
  Record<string, { readonly place: CommandPlace; readonly keys: readonly [string, ...string[]] }>
>;

/** The name of a command. */
export type CommandId = keyof typeof COMMANDS;

/** See `CommandId`. */
export const commandIdSchema = z.enum(Object.keys(COMMANDS) as [CommandId, ...CommandId[]]);

const keysOfOneSchema = z.array(z.string().min(1).max(40)).max(4);

/**
 * Keys a person gave to commands in place of the ones they have by themselves; a command may have none. A command that another
 * version had is left out: it is not worth the other preferences.
 */
export const ownKeysSchema = z
  .record(z.string(), keysOfOneSchema)
  .transform((own) => Object.fromEntries(Object.entries(own).filter(([command]) => Object.hasOwn(COMMANDS, command))))
  .pipe(z.partialRecord(commandIdSchema, keysOfOneSchema));
/** See `ownKeysSchema`. */
export type OwnKeys = z.infer<typeof ownKeysSchema>;

/** The keys of a command. */
export function keysOf(command: CommandId, own: OwnKeys): readonly string[] {
  return own[command] ?? COMMANDS[command].keys;
}
