import { resolve } from 'node:path';
import { z } from 'zod';
import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { MODEL_SLOTS, modelSlotSchema } from '../../shared/settings/model-slots.ts';
import { type Settings, settingsSchema } from '../../shared/settings/schema.ts';
import type { V1Config, V1Note } from '../../shared/settings/v1-config.ts';
import { listModels, modelFolders } from '../platform/model-store.ts';
import { readV1Config } from '../platform/read-v1-config.ts';
import { mapWithModels } from '../platform/v1-models.ts';
import type { CliContext } from './context.ts';

/** Options of a run that change its settings. */
export interface SettingOptions {
  readonly config?: string;
  readonly agentChannel?: string;
  readonly asr?: string;
  readonly vad?: string;
  readonly topics?: string;
  readonly glossary?: string;
}

/** The settings of a run, and what is to be said about v1's configuration. */
export interface RunSettings {
  readonly settings: Settings;
  readonly notes: readonly V1Note[];
}

/**
 * Settings of the profile, over them v1's configuration, over that the options; the models they choose are installed.
 * Errors: `bad_config`, `bad_usage`, `not_found`.
 */
export async function runSettings(
  context: CliContext,
  options: SettingOptions,
): Promise<Result<RunSettings, AppError>> {
  const config =
    options.config === undefined ? ok({ settings: {}, notes: [] }) : await readConfig(context, options.config);
  if (!config.ok) return config;
  const chosen = {
    ...(options.agentChannel !== undefined && { agentChannel: options.agentChannel, agentRules: [] }),
    ...(options.asr !== undefined && { asrModel: options.asr }),
    ...(options.vad !== undefined && { vadModel: options.vad }),
    ...(options.topics !== undefined && { topics: options.topics }),
    ...(options.glossary !== undefined && { glossary: options.glossary, glossaryRules: [] }),
  };
  const settings = settingsSchema.safeParse({ ...context.settings, ...config.value.settings, ...chosen });
  if (!settings.success) return err(appError('bad_usage', z.prettifyError(settings.error)));
  const unknown = await unknownModel(context, settings.data, options);
  return unknown ? err(unknown) : ok({ settings: settings.data, notes: config.value.notes });
}

/** A chosen model that is not installed, with the ids to choose from. One that is installed and damaged is left to the engine. */
async function unknownModel(
  { profileFolder }: CliContext,
  settings: Settings,
  options: SettingOptions,
): Promise<AppError | null> {
  const installed = await listModels(modelFolders(profileFolder));
  for (const slot of modelSlotSchema.options) {
    const { kind, setting } = MODEL_SLOTS[slot];
    const known = installed
      .filter(({ manifest }) => !manifest.ok || manifest.value.kind === kind)
      .map((model) => model.id);
    const id = settings[setting];
    if (id === null || known.includes(id)) continue;
    const asked = slot === 'asr' || slot === 'vad' ? options[slot] : undefined;
    const [code, name] =
      asked === undefined ? (['bad_config', setting] as const) : (['bad_usage', `--${slot}`] as const);
    return appError(code, `${name} ${JSON.stringify(id)}: expected one of ${known.join(', ') || 'none'}`);
  }
  return null;
}

async function readConfig(context: CliContext, path: string): Promise<Result<V1Config, AppError>> {
  const entries = await readV1Config(resolve(path));
  if (!entries.ok) return entries;
  const config = await mapWithModels(entries.value, modelFolders(context.profileFolder));
  return config.ok ? config : err(appError('bad_config', `${resolve(path)}:\n${config.error.detail}`));
}
