import { lstat } from 'node:fs/promises';
import type { Finding } from '../../../shared/domain/call.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { describeRecording, LONGEST_S, type RecordingDescription } from '../../platform/describe-recording.ts';
import { openRegularFile, type RegularFile, sourceError } from '../../platform/open-regular-file.ts';
import { SAMPLE_BYTES } from '../../platform/wav-format.ts';
import { AnalyzerError } from '../runtime/analyzer-error.ts';
import type { LaneReader } from './lane-reader.ts';
import { openPcmSource, type PcmSource } from './pcm-source.ts';
import { readLanes } from './read-lanes.ts';
import { decodeSamples } from './samples.ts';
import { judgeSignal, type SignalVerdict } from './signal-findings.ts';
import { createSignalMeter } from './signal-meter.ts';

/** A recording to open, as it was when it was identified. */
export interface OpenLanesRequest {
  /** Absolute; bytes when the name is not UTF-8. */
  readonly path: string | Buffer;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  readonly minDurationS: number;
  /** Null when the machine has none: then only plain WAV opens. */
  readonly ffmpegPath: string | null;
  /** Recordings up to about this long stay in memory between the first pass and `read`. */
  readonly keepS: number;
  /** Told while decoding which share, 0..1, is through; 0 all the time when the container does not say how much there is. */
  readonly onDecoded?: (share: number) => void;
}

/** Bytes a kept second may take: two channels of 16 bits at 16 kHz. A call at 8 kHz keeps twice as long. */
const KEPT_BYTES_PER_S = 64_000;

/** Duration missing from a recording that is not worth a flag: encoder padding, a last frame. */
function toleranceS(claimedS: number): number {
  return Math.max(0.25, 0.01 * claimedS);
}

function changedSince(request: OpenLanesRequest, sizeBytes: number, modifiedMs: number): boolean {
  return sizeBytes !== request.sizeBytes || Math.abs(modifiedMs - request.modifiedMs) >= 1;
}

const CHANGED = appError('changed_during_read', 'size or time of change are not what they were', 'decode');

/** Opens the file and makes sure it is the one that was identified. Who calls closes it. */
async function openUnchanged(request: OpenLanesRequest): Promise<Result<RegularFile, AppError>> {
  const file = await openRegularFile(request.path);
  if (!file.ok) return file;
  if (!changedSince(request, file.value.sizeBytes, file.value.modifiedMs)) return file;
  await file.value.handle.close();
  return err(CHANGED);
}

/** Throws when the path no longer leads to the same bytes. */
async function assertUnchanged(request: OpenLanesRequest): Promise<void> {
  const now = await lstat(request.path).catch((error: unknown) => {
    const failure = sourceError(error);
    throw new AnalyzerError(failure.code === 'not_found' ? CHANGED : failure);
  });
  if (changedSince(request, now.size, now.mtimeMs)) throw new AnalyzerError(CHANGED);
}

interface FirstPass {
  readonly frames: number;
  readonly invalid: number;
  readonly verdict: SignalVerdict;
  /** All bytes, or null when they were too many. */
  readonly kept: readonly Uint8Array[] | null;
}

/** Decodes everything once: counts, measures, and keeps the bytes of a recording that is short enough. */
async function measureOnce(
  source: PcmSource,
  keepS: number,
  onSeconds: (decodedS: number) => void,
  signal: AbortSignal,
): Promise<FirstPass> {
  const { encoding, channels, rateHz } = source.format;
  const frameBytes = SAMPLE_BYTES[encoding] * channels;
  const meter = createSignalMeter(channels === 2 ? 2 : 1, rateHz);
  let kept: Uint8Array[] | null = [];
  let bytes = 0;
  let invalid = 0;
  for await (const block of source.blocks(signal)) {
    bytes += block.length;
    if (bytes / frameBytes > LONGEST_S * rateHz)
      throw new AnalyzerError(appError('too_long', `more than ${LONGEST_S} s of audio`, 'decode'));
    const samples = decodeSamples(block, block.length / frameBytes, source.format);
    invalid += samples.invalid;
    meter.add(samples.channels);
    onSeconds(bytes / frameBytes / rateHz);
    if (bytes > keepS * KEPT_BYTES_PER_S) kept = null;
    kept?.push(block);
  }
  return { frames: bytes / frameBytes, invalid, verdict: judgeSignal(meter.figures()), kept };
}

/** What the container claimed against what came out of it. One `partial_audio` at most, with all that is known. */
function lengthFindings(description: RecordingDescription, durationS: number, gaveUp: string | null): Finding[] {
  const { claimedS } = description;
  const partial = description.findings.find((finding) => finding.flag === 'partial_audio');
  const others = description.findings.filter((finding) => finding.flag !== 'partial_audio');
  const short = claimedS !== null && claimedS - durationS > toleranceS(claimedS);
  if (!short && !partial && gaveUp === null) return others;
  const claim = claimedS === null ? '' : `claims ${claimedS.toFixed(2)} s, `;
  const reasons = [partial?.detail, gaveUp].filter((reason) => reason);
  const detail = [`${claim}${durationS.toFixed(2)} s decoded`, ...reasons].join('; ');
  return [{ flag: 'partial_audio', detail }, ...others];
}

function invalidFinding(count: number): Finding[] {
  return count === 0 ? [] : [{ flag: 'invalid_samples', detail: `${count} samples were no numbers, now silence` }];
}

async function openDescribed(
  request: OpenLanesRequest,
  file: RegularFile,
  signal: AbortSignal,
): Promise<Result<LaneReader, AppError>> {
  const { path, sizeBytes, ffmpegPath, minDurationS } = request;
  const described = await describeRecording({ handle: file.handle, path, sizeBytes, ffmpegPath }, signal);
  if (!described.ok) return described;
  const description = described.value;
  let gaveUp: string | null = null;
  const onIncomplete = (detail: string) => {
    gaveUp = detail;
  };
  const source = openPcmSource({ file, path, description, ffmpegPath, onIncomplete });
  const { claimedS } = description;
  const onSeconds = (decodedS: number) => request.onDecoded?.(claimedS ? Math.min(1, decodedS / claimedS) : 0);
  const pass = await measureOnce(source, request.keepS, onSeconds, signal);
  await assertUnchanged(request);
  const durationS = pass.frames / source.format.rateHz;
  if (pass.frames === 0) return err(appError('no_audio', 'no sample could be decoded', 'decode'));
  if (durationS < minDurationS)
    return err(appError('too_short', `${durationS.toFixed(2)} s, ${minDurationS} s at least`, 'decode'));
  const { lanes, findings } = pass.verdict;

  /** The samples once more, from memory or from the file. */
  async function* again(readSignal: AbortSignal): AsyncGenerator<Uint8Array> {
    if (pass.kept) {
      yield* pass.kept;
      return;
    }
    const reopened = await openUnchanged(request);
    if (!reopened.ok) throw new AnalyzerError(reopened.error);
    try {
      yield* openPcmSource({ file: reopened.value, path, description, ffmpegPath, onIncomplete }).blocks(readSignal);
      await assertUnchanged(request);
    } finally {
      await reopened.value.handle.close();
    }
  }

  return ok({
    decode: {
      durationS,
      channels: description.channels,
      sampleRateHz: description.rateHz,
      codec: description.codec,
      laneChannels: lanes.map((lane) => lane.channel),
      findings: [...lengthFindings(description, durationS, gaveUp), ...invalidFinding(pass.invalid), ...findings],
    },
    read: (readSignal) => readLanes(again(readSignal), source.format, lanes, readSignal),
  });
}

/**
 * Decodes a recording once from end to end, measures it, and gives a reader of its lanes. Never more than a few blocks
 * are in memory, save for what `keepS` allows. Errors: everything a file or a decoder can be blamed for, `too_short`,
 * `too_long`, `no_audio`, `changed_during_read`, `cancelled`.
 */
export async function openLanes(request: OpenLanesRequest, signal: AbortSignal): Promise<Result<LaneReader, AppError>> {
  const file = await openUnchanged(request);
  if (!file.ok) return file;
  try {
    return await openDescribed(request, file.value, signal);
  } catch (error) {
    if (error instanceof AnalyzerError) return err(error.error);
    if ((error as NodeJS.ErrnoException).syscall) return err(sourceError(error));
    throw error;
  } finally {
    await file.value.handle.close();
  }
}
