import type { AnalysisSettings } from '../../shared/domain/job.ts';
import type { Span } from '../../shared/domain/transcript.ts';
import type { DecodeResult, LaneSpeech, StageResult, StageTimes } from '../../shared/ipc/analyzer-contract.ts';
import { assembleLane, type RecognizedPiece } from './asr/assemble-lane.ts';
import { createPieceCutter } from './asr/piece-cutter.ts';
import type { Recognizer } from './asr/recognizer.ts';
import type { Batcher } from './batcher.ts';
import type { LaneReader } from './decode/lane-reader.ts';
import type { VoiceActivityDetector } from './vad/detector.ts';
import { mergeGaps } from './vad/merge-gaps.ts';
import { quietestPoint } from './vad/quietest-point.ts';
import type { VadClock } from './vad-clock.ts';

/** The models of the process, and what its calls share. */
export interface Stations {
  readonly detector: VoiceActivityDetector;
  readonly recognizer: Recognizer;
  readonly batcher: Batcher;
  readonly vadClock: VadClock;
}

/** One call on its way. `report` takes the share 0..1 that is through. */
export interface CallOnItsWay {
  readonly reader: LaneReader;
  readonly settings: AnalysisSettings;
  readonly known: readonly StageResult[];
  readonly signal: AbortSignal;
  readonly stageDone: (stage: StageResult) => void;
  readonly report: (share: number) => void;
}

/** Samples a detector takes at once: with 32 windows of every lane under way it is as fast as it gets. */
const PUSH_SAMPLES = 16_384;
/** Shares of a call's work, for its progress: decoding, detection, and the rest is recognition. */
const DECODED_SHARE = 0.05;
const DETECTED_SHARE = 0.2;

/**
 * Takes a decoded call through the stages that are not known yet and reports each. Throws what the stages throw.
 * `expected` is called when the call brings no more pieces to the batcher.
 */
export async function runStages(
  call: CallOnItsWay,
  stations: Stations,
  expected: () => void,
): Promise<Omit<StageTimes, 'decodeS'>> {
  const { decode } = call.reader;
  if (!call.known.some(({ stage }) => stage === 'decode')) call.stageDone({ stage: 'decode', result: decode });
  call.report(DECODED_SHARE);

  const knownSpeech = call.known.find((known) => known.stage === 'vad')?.result;
  const speech = knownSpeech ?? (await detect(call, decode, stations));
  const vadS = knownSpeech ? 0 : stations.vadClock.shareOf(decode.durationS * decode.laneChannels.length);
  if (!knownSpeech) call.stageDone({ stage: 'vad', result: speech });
  call.report(DETECTED_SHARE);

  const { asrS } = await recognize(call, speech, stations, expected);
  return { vadS, asrS };
}

async function detect(call: CallOnItsWay, decode: DecodeResult, stations: Stations): Promise<LaneSpeech[]> {
  const lanes = decode.laneChannels.map(() => stations.detector.openLane());
  let seenSamples = 0;
  for await (const block of call.reader.read(call.signal)) {
    const length = block[0].length;
    for (let start = 0; start < length; start += PUSH_SAMPLES) {
      call.signal.throwIfAborted();
      await Promise.all(lanes.map((lane, index) => lane.push(block[index].subarray(start, start + PUSH_SAMPLES))));
      stations.vadClock.add(Math.min(PUSH_SAMPLES, length - start) * lanes.length);
      seenSamples += Math.min(PUSH_SAMPLES, length - start);
      const share = Math.min(1, seenSamples / (decode.durationS * 16_000));
      call.report(DECODED_SHARE + share * (DETECTED_SHARE - DECODED_SHARE));
    }
  }
  const speech = await Promise.all(lanes.map((lane) => lane.finish()));
  return decode.laneChannels.map((channel, index) => ({ channel, speech: [...speech[index]] }));
}

async function recognize(
  call: CallOnItsWay,
  speech: readonly LaneSpeech[],
  { recognizer, batcher }: Stations,
  expected: () => void,
): Promise<{ asrS: number }> {
  const { settings, signal, reader } = call;
  const merged = speech.map((lane) => mergeGaps(lane.speech, settings.mergeGapS));
  const longestS = Math.min(settings.chunkDurationS, recognizer.bestPieceS);
  const { contextS } = recognizer;
  const rules = { longestS, overlapS: Math.min(settings.overlapS, longestS / 2), contextS, quietest: quietestPoint };
  const cutters = merged.map((spans) => createPieceCutter(spans, rules));
  const totalS = merged.flat().reduce((sum, span) => sum + lengthS(span), 0);
  const recognized: Promise<RecognizedPiece>[][] = merged.map(() => []);
  let asrS = 0;
  let doneS = 0;

  async function give(lane: number, pieces: ReturnType<(typeof cutters)[number]['push']>): Promise<void> {
    for (const { samples, ...piece } of pieces) {
      await batcher.room();
      const text = batcher.submit(samples, signal).then((batched) => {
        asrS += batched.tookS;
        doneS += lengthS(piece);
        call.report(DETECTED_SHARE + (1 - DETECTED_SHARE) * (doneS / totalS));
        return { piece, text: batched.text };
      });
      // Handled where all pieces are awaited; a rejection before that is not lost on anybody.
      text.catch(() => {});
      recognized[lane].push(text);
    }
  }

  if (totalS > 0) {
    for await (const block of reader.read(signal)) {
      for (const [lane, cutter] of cutters.entries()) await give(lane, cutter.push(block[lane]));
    }
    for (const [lane, cutter] of cutters.entries()) await give(lane, cutter.finish());
  }
  expected();
  const lanes = await Promise.all(recognized.map((pieces) => Promise.all(pieces)));
  call.stageDone({
    stage: 'asr',
    result: lanes.map((pieces, lane) =>
      assembleLane(speech[lane].channel, pieces, speech[lane].speech, recognizer.wordTiming),
    ),
  });
  return { asrS };
}

function lengthS(span: Span): number {
  return span.endS - span.startS;
}
