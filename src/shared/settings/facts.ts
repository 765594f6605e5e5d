import { z } from 'zod';
import type { SettingKey } from './change.ts';
import { MODEL_SLOTS } from './model-slots.ts';
import { type Settings, settingsSchema } from './schema.ts';
import { V1_KEYS } from './v1-keys.ts';

/** Every setting as it is by itself. */
export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});

/** A setting that is a number, or a number or nothing. */
export type NumberKey = { [K in SettingKey]: Settings[K] extends number | null ? K : never }[SettingKey];

/** What a number may be. */
export interface NumberRange {
  /** Null: any, above nothing. */
  readonly min: number | null;
  readonly max: number | null;
  readonly whole: boolean;
  /** It may be left to the program. */
  readonly optional: boolean;
}

interface NumberSchema {
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly NumberSchema[];
}

/** The range of a number, as `settingsSchema` has it. */
export function numberRange(key: NumberKey): NumberRange {
  const whole: NumberSchema = z.toJSONSchema(settingsSchema.shape[key]) as NumberSchema;
  const own = whole.anyOf?.find(({ type }) => type !== 'null') ?? whole;
  return {
    min: own.minimum ?? null,
    // Where no end is given zod names the largest whole number there is.
    max: own.maximum === Number.MAX_SAFE_INTEGER ? null : (own.maximum ?? null),
    whole: own.type === 'integer',
    optional: whole.anyOf !== undefined,
  };
}

/** What v1 called a setting; null: v1 had none. */
export function v1NameOf(key: SettingKey): string | null {
  const found = Object.entries(V1_KEYS).find(([, rule]) => {
    if ('slot' in rule) return MODEL_SLOTS[rule.slot].setting === key;
    return 'setting' in rule && rule.setting === key;
  });
  return found ? found[0] : null;
}
