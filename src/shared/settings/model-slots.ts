import { z } from 'zod';
import type { ModelKind } from '../domain/model.ts';
import type { JudgedSide } from '../domain/sentiment.ts';
import type { Settings } from './schema.ts';

/**
 * Where a model can be put to work: the kind a slot takes, the setting that names the model in it, and whose calls' side it
 * judges. A slot of a side may be empty; the others may not.
 */
export const MODEL_SLOTS = {
  vad: { kind: 'vad', setting: 'vadModel', side: null },
  asr: { kind: 'asr', setting: 'asrModel', side: null },
  textAgent: { kind: 'text-sentiment', setting: 'textAgentModel', side: 'agent' },
  textClient: { kind: 'text-sentiment', setting: 'textClientModel', side: 'client' },
  acousticAgent: { kind: 'acoustic-sentiment', setting: 'acousticAgentModel', side: 'agent' },
  acousticClient: { kind: 'acoustic-sentiment', setting: 'acousticClientModel', side: 'client' },
} as const satisfies Readonly<Record<string, { kind: ModelKind; setting: keyof Settings; side: JudgedSide | null }>>;
/** See `MODEL_SLOTS`. */
export type ModelSlot = keyof typeof MODEL_SLOTS;
/** See `MODEL_SLOTS`. */
export const modelSlotSchema = z.enum(Object.keys(MODEL_SLOTS) as [ModelSlot, ...ModelSlot[]]);
/** The setting that names a slot's model. */
export type SlotSetting = (typeof MODEL_SLOTS)[ModelSlot]['setting'];

/** The settings that name models. */
export type SlotSettings = Pick<Settings, SlotSetting>;

/** The slots a model of a kind can be put into, the agent's first. */
export function slotsOfKind(kind: ModelKind): readonly ModelSlot[] {
  return modelSlotSchema.options.filter((slot) => MODEL_SLOTS[slot].kind === kind);
}

/** The slots that hold a model. */
export function slotsOfModel(settings: SlotSettings, id: string): readonly ModelSlot[] {
  return modelSlotSchema.options.filter((slot) => settings[MODEL_SLOTS[slot].setting] === id);
}

/** The settings that put models into slots; null empties one. */
export function settingsOfSlots(slots: readonly (readonly [ModelSlot, string | null])[]): Partial<SlotSettings> {
  // The settings' own rules say later which slots may be empty.
  return Object.fromEntries(slots.map(([slot, id]) => [MODEL_SLOTS[slot].setting, id])) as Partial<SlotSettings>;
}

/** The ids of the models in all slots, each once. */
export function chosenModels(settings: SlotSettings): readonly string[] {
  const ids = modelSlotSchema.options.map((slot) => settings[MODEL_SLOTS[slot].setting]);
  return [...new Set(ids.filter((id) => id !== null))];
}
