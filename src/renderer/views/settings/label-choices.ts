import type { LabelMapping } from '../../../shared/domain/label-mapping.ts';
import type { Sentiment } from '../../../shared/domain/sentiment.ts';
import type { Settings } from '../../../shared/settings/schema.ts';

type Mappings = Settings['labelMappings'];

/**
 * The mappings of all models with another meaning for one label of `modelId`. Only what is not as the model says itself (`own`) is
 * kept, so that a label taken back leaves nothing behind.
 */
export function withLabel(
  mappings: Mappings,
  modelId: string,
  own: LabelMapping,
  [label, sentiment]: readonly [string, Sentiment | null],
): Mappings {
  const chosen = { ...mappings[modelId], [label]: sentiment };
  const kept = Object.entries(chosen).filter(([name, meaning]) => meaning !== (own[name] ?? null));
  const others = withoutModel(mappings, modelId);
  return kept.length === 0 ? others : { ...others, [modelId]: Object.fromEntries(kept) };
}

/** The mappings without those of a model, which is then taken as it says itself. */
export function withoutModel(mappings: Mappings, modelId: string): Mappings {
  return Object.fromEntries(Object.entries(mappings).filter(([id]) => id !== modelId));
}
