import { type AppError, appError } from '../errors.ts';
import { err, ok, type Result } from '../result.ts';
import { MODEL_SLOTS } from './model-slots.ts';
import type { Settings } from './schema.ts';
import { V1_KEYS, type V1Key, type V1NoteId } from './v1-keys.ts';

/** A key of v1's config.yaml with its value and the line it stands on, counted from 1. */
export interface V1Entry {
  readonly key: string;
  readonly value: unknown;
  readonly line: number;
}

/** What stands at a path of v1's: a model that is installed, a folder to import, or neither. */
export type V1Model =
  | { readonly kind: 'installed'; readonly id: string }
  | { readonly kind: 'importable' }
  | { readonly kind: 'unusable' };

/** Which keys a note is about, in the order of the file. */
export interface V1Note {
  readonly note: V1NoteId;
  readonly keys: readonly string[];
}

/** v1's configuration in our words. The values of `db_*` go no further than this: nothing here uses them. */
export interface V1Config {
  readonly settings: Partial<Settings>;
  readonly notes: readonly V1Note[];
}

/** More would push the first ones, from which the others often follow, off the screen. */
const MOST_MISTAKES = 10;

const ALL_KEYS = Object.keys(V1_KEYS).join(', ');

/**
 * Maps v1's keys. `modelOf` says what the path under a key leads to. Error: `bad_config` with a line of
 * detail per mistake: line, key and what was expected.
 */
export function mapV1Config(
  entries: readonly V1Entry[],
  modelOf: (key: string) => V1Model,
): Result<V1Config, AppError> {
  const mistakes = entries.flatMap((entry) => mistakeOf(entry) ?? []);
  if (mistakes.length > 0) return err(appError('bad_config', mistakes.slice(0, MOST_MISTAKES).join('\n')));
  const settings: Record<string, unknown> = {};
  const named = new Set(entries.map(({ key }) => key));
  const keysOfNote = new Map<V1NoteId, string[]>();
  const addNote = (note: V1NoteId, key: string) => keysOfNote.set(note, [...(keysOfNote.get(note) ?? []), key]);
  for (const { key, value } of entries) {
    const rule = ruleOf(key);
    if (rule === null || value === null) continue;
    if (rule.setting !== undefined) settings[rule.setting] = value;
    const model = rule.slot && modelOf(key);
    if (rule.slot && model?.kind === 'installed') settings[MODEL_SLOTS[rule.slot].setting] = model.id;
    const scaled =
      rule.scalerOf !== undefined && named.has(rule.scalerOf) && modelOf(rule.scalerOf).kind === 'installed';
    const note = scaled ? 'scaler_inside' : (noteOfModel(rule, model?.kind) ?? rule.note);
    if (note !== undefined) addNote(note, key);
  }
  return ok({
    // Each value has passed the check of its key, whose range lies within the setting's.
    settings: settings as Partial<Settings>,
    notes: [...keysOfNote].map(([note, keys]) => ({ note, keys })),
  });
}

/** What is said of a model that can be used now, or after an import; undefined: the key's own note holds. */
function noteOfModel({ slot }: V1Key, found: V1Model['kind'] | undefined): V1NoteId | undefined {
  if (slot === undefined || found === undefined || found === 'unusable') return undefined;
  return slot === 'asr' ? `recogniser_${found}` : `classifier_${found}`;
}

function ruleOf(key: string): V1Key | null {
  return Object.hasOwn(V1_KEYS, key) ? V1_KEYS[key as keyof typeof V1_KEYS] : null;
}

function mistakeOf({ key, value, line }: V1Entry): string | null {
  const rule = ruleOf(key);
  if (rule === null) {
    return `line ${line}: ${JSON.stringify(key)} is not a key of this file; expected one of ${ALL_KEYS}`;
  }
  if (rule.schema.safeParse(value).success) return null;
  return `line ${line}: ${key}: expected ${rule.expected}, found ${describe(value, rule.secret === true)}`;
}

/** The value as far as it may be shown: the kind alone for secrets, and never more than a few words. */
function describe(value: unknown, secret: boolean): string {
  if (value === null) return 'nothing';
  const kind = Array.isArray(value) ? 'a list' : { string: 'text', object: 'nested keys' }[typeof value as string];
  if (kind === 'text' && !secret) return JSON.stringify(String(value).slice(0, 40));
  return kind ?? (secret ? `a ${typeof value}` : String(value));
}
