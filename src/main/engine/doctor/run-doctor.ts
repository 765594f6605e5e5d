import { appError } from '../../../shared/errors.ts';
import { chosenModels } from '../../../shared/settings/model-slots.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { type Check, failure, TOPICS, type Topic } from './check.ts';
import { checkFfmpeg } from './check-ffmpeg.ts';
import { checkMachine } from './check-machine.ts';
import { checkModels } from './check-models.ts';
import { checkOnnxRuntime } from './check-onnx-runtime.ts';
import { checkCatalog, checkProfile } from './check-profile.ts';

/** Where the doctor looks besides the machine itself. */
export interface DoctorOptions {
  readonly profileFolder: string;
  readonly catalogFile: string;
  readonly settings: Settings;
}

/** Looks at everything an analysis needs and says what is there. Changes nothing. In the order of `TOPICS`. */
export async function runDoctor({ profileFolder, catalogFile, settings }: DoctorOptions): Promise<readonly Check[]> {
  const found = await Promise.all([
    guarded('node', async () => checkMachine()),
    guarded('profile', () => checkProfile(profileFolder)),
    guarded('catalog', async () => [checkCatalog(catalogFile)]),
    guarded('models', () => checkModels(profileFolder, chosenModels(settings))),
    guarded('onnxRuntime', () => checkOnnxRuntime()),
    guarded('ffmpeg', () => checkFfmpeg(settings.ffmpegPath)),
  ]);
  return found.flat().sort((a, b) => TOPICS.indexOf(a.topic) - TOPICS.indexOf(b.topic));
}

/** A doctor that falls over one sick organ says nothing of the others. */
async function guarded(topic: Topic, check: () => Promise<readonly Check[]>): Promise<readonly Check[]> {
  try {
    return await check();
  } catch (error) {
    return [failure(topic, appError('internal', (error as Error).message))];
  }
}
