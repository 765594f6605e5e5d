import { COMMANDS, type CommandId, type CommandPlace } from '../../shared/commands.ts';
import { COMMAND_IDS, FIXED_KEYS, type FixedKey } from './own-keys.ts';

/** Where keys mean something, in the order they are listed. */
export const KEY_PLACES = ['window', 'library', 'call', 'dialog'] as const satisfies readonly FixedKey['place'][];

/** The commands of a place. */
export function commandsOf(place: FixedKey['place']): readonly CommandId[] {
  return COMMAND_IDS.filter((id) => (COMMANDS[id].place as CommandPlace) === place);
}

/** What is fixed at a place. */
export function fixedOf(place: FixedKey['place']): readonly FixedKey[] {
  return FIXED_KEYS.filter((one) => one.place === place);
}
