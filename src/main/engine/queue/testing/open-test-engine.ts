import { join } from 'node:path';
import { settingsSchema } from '../../../../shared/settings/schema.ts';
import { type Engine, type EngineOptions, openEngine } from '../../index.ts';
import { makeModels } from './make-folder.ts';

/** The limits of the product made short enough for a test. */
export const SHORT_LIMITS = {
  heartbeatMs: 1500,
  openMs: 10_000,
  stallMs: 1500,
  backoffMs: [50, 500],
  cancelMs: 1000,
} as const;

/** Options of an engine in `folder` with the analyzer that does harm on demand. */
export function testOptions(folder: string, env: Readonly<Record<string, string>> = {}): EngineOptions {
  return {
    profileFolder: join(folder, 'profile'),
    modelFolders: [makeModels(folder)],
    settings: settingsSchema.parse({ analyzers: 2, threads: 1 }),
    ffmpegPath: null,
    analyzerEntry: join(import.meta.dirname, 'fault-analyzer.ts'),
    topicThreadEntry: join(import.meta.dirname, '../../topics/thread/index.ts'),
    analyzerEnv: env,
    limits: SHORT_LIMITS,
    minFreeBytes: 0,
  };
}

/** Opens it, or throws. */
export async function openTestEngine(options: EngineOptions): Promise<Engine> {
  const engine = await openEngine(options);
  if (!engine.ok) throw new Error(`${engine.error.code}: ${engine.error.detail}`);
  return engine.value;
}
