import type { SupportFacts } from '../../../shared/ipc/engine-shell-contract.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { listModels } from '../../platform/model-store.ts';
import type { BatchInfo } from '../catalog/batches.ts';

/** Settings whose words are ours or a model's, never a person's. All others that are words are only said to be there. */
const PLAIN_WORDS: readonly string[] = [
  'asrModel',
  'vadModel',
  'textAgentModel',
  'textClientModel',
  'acousticAgentModel',
  'acousticClientModel',
  'agentChannel',
  'language',
] satisfies (keyof Settings)[];
/** Enough to see what changed. */
const LAST_BATCHES = 10;

/** What support may know: figures and switches of the settings, models by their ids, batches by their counts. */
export async function supportFacts(
  settings: Settings,
  modelFolders: readonly string[],
  batches: readonly BatchInfo[],
): Promise<SupportFacts> {
  const models = await listModels(modelFolders);
  return {
    settings: Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, plain(key, value)])),
    models: models.map(({ id, manifest }) => ({ id, state: manifest.ok ? 'installed' : manifest.error.code })),
    batches: batches.slice(0, LAST_BATCHES).map(({ state, startedAt, summary }) => ({
      state,
      startedAt,
      counts: summary && { ...summary.counts },
      audioS: summary?.audioS ?? null,
      wallS: summary?.wallS ?? null,
    })),
  };
}

function plain(key: string, value: unknown): string | number | boolean | null {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return PLAIN_WORDS.includes(key) ? value : value === '' ? '' : '[set]';
  return Array.isArray(value) ? value.length : '[set]';
}
