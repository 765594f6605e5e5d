import { availableParallelism, cpus } from 'node:os';
import type { Machine } from '../../../shared/ipc/engine/model-requests.ts';
import type { Language } from '../../../shared/language.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { findFfmpeg } from '../../platform/ffmpeg.ts';
import { withoutPaths } from '../../platform/without-paths.ts';
import { usableMemoryBytes } from '../batch/usable-memory.ts';
import type { Check } from '../doctor/check.ts';
import { checkFfmpeg, readableFormats } from '../doctor/check-ffmpeg.ts';
import { checkMachine } from '../doctor/check-machine.ts';
import { nvidiaCard } from '../doctor/check-onnx-runtime.ts';
import { checkProfile, freeDiskBytes } from '../doctor/check-profile.ts';
import { remedyText, topicName } from '../doctor/doctor-text.ts';

/** What the machine has for an analysis, with what the doctor would say of it. */
export async function lookAtMachine(profileFolder: string, settings: Settings, language: Language): Promise<Machine> {
  const ffmpeg = await findFfmpeg(settings.ffmpegPath);
  const [formats, graphicsCard, freeDisk, aboutFfmpeg, aboutProfile] = await Promise.all([
    ffmpeg.ok ? readableFormats(ffmpeg.value.path) : { can: [], cannot: [] },
    nvidiaCard(),
    freeDiskBytes(profileFolder),
    checkFfmpeg(settings.ffmpegPath),
    checkProfile(profileFolder),
  ]);
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? null,
    memoryBytes: usableMemoryBytes(settings.maxMemoryGb),
    freeMemoryBytes: process.availableMemory(),
    freeDiskBytes: freeDisk,
    ffmpegVersion: ffmpeg.ok ? ffmpeg.value.version : null,
    formats: [...formats.can],
    formatsMissing: [...formats.cannot],
    graphicsCard,
    concerns: [...checkMachine(), ...aboutProfile, ...aboutFfmpeg].flatMap((check) => concern(check, language)),
  };
}

function concern(check: Check, language: Language): Machine['concerns'] {
  const remedy = remedyText(check, language);
  if (check.state === 'good' || remedy === null) return [];
  return [{ topic: topicName(check.topic, language), state: check.state, found: withoutPaths(check.found), remedy }];
}
