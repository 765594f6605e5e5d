import type { TFunction } from 'i18next';
import { reachOfModel } from '../../../shared/domain/model-reach.ts';
import type { Settings } from '../../../shared/settings/schema.ts';

/** Parts of the world that have a name here; others are called by their prefix. */
const PARTS = ['eu', 'us', 'apac', 'jp', 'au', 'ca'] as const;

/** Where a request to the model of the settings may be worked on, in a sentence. */
export function reachText(t: TFunction, settings: Pick<Settings, 'bedrockModel' | 'bedrockRegion'>): string {
  const reach = reachOfModel(settings.bedrockModel);
  const region = settings.bedrockRegion;
  if (reach.kind !== 'continent') return t(`reach.${reach.kind}`, { region });
  const part = PARTS.find((one) => one === reach.prefix);
  return t('reach.continent', { region, prefix: reach.prefix, part: part ? t(`part.${part}`) : reach.prefix });
}
