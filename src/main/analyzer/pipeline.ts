import type { AgentChannel } from '../../shared/domain/call.ts';
import type { AnalysisSettings } from '../../shared/domain/job.ts';
import type { LaneTranscript, Span } from '../../shared/domain/transcript.ts';
import type { DecodeResult, LaneSpeech, StageResult, StageTimes } from '../../shared/ipc/analyzer-contract.ts';
import { sToSamples } from '../../shared/units.ts';
import { assembleLane, type RecognizedPiece } from './asr/assemble-lane.ts';
import { type CutRules, createPieceCutter, type Piece } from './asr/piece-cutter.ts';
import type { Recognizer } from './asr/recognizer.ts';
import type { Batcher } from './batcher.ts';
import type { LaneReader } from './decode/lane-reader.ts';
import { judgeText, type TextStations } from './judge-text.ts';
import { type AnalyseVoice, createVoiceJudge, type VoiceJudge } from './judge-voice.ts';
import type { Classifiers } from './sentiment/classifiers.ts';
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
  readonly text: TextStations;
  readonly acoustic: Classifiers['acoustic'];
  readonly analyseVoice: AnalyseVoice;
}

/** One call on its way. `report` takes the share 0..1 that is through. */
export interface CallOnItsWay {
  readonly reader: LaneReader;
  readonly settings: AnalysisSettings;
  readonly agentChannel: AgentChannel;
  readonly known: readonly StageResult[];
  readonly signal: AbortSignal;
  readonly stageDone: (stage: StageResult) => void;
  readonly report: (share: number) => void;
}

/** Samples a detector takes at once: with 32 windows of every lane under way it is as fast as it gets. */
const PUSH_SAMPLES = 16_384;
/** The share of a call's work that is through, for its progress, once it is decoded; the rest is recognition after detection. */
export const DECODED_SHARE = 0.05;
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

  const voice = call.known.some(({ stage }) => stage === 'acoustic')
    ? null
    : createVoiceJudge(decode.laneChannels, call.agentChannel, stations.acoustic, stations.analyseVoice);
  const knownLanes = call.known.find((known) => known.stage === 'asr')?.result;
  if (knownLanes) expected();
  const { lanes, asrS } = knownLanes
    ? { lanes: knownLanes, asrS: 0 }
    : await recognize(call, speech, stations, expected, voice);
  if (!knownLanes) call.stageDone({ stage: 'asr', result: lanes });
  else if (voice) await listen(call, lanes, voice);

  let [textS, acousticS] = [0, 0];
  if (call.known.every(({ stage }) => stage !== 'text')) {
    const judged = await judgeText(lanes, call.agentChannel, decode.durationS, stations.text);
    textS = judged.tookS;
    call.stageDone({ stage: 'text', result: judged.lanes });
  }
  if (voice) {
    const judged = await voice.judge(lanes, decode.durationS);
    acousticS = judged.tookS;
    call.stageDone({ stage: 'acoustic', result: judged.lanes });
  }
  return { vadS, asrS, textS, acousticS };
}

/** Reads a recording again for its voices, when its words are known already. */
async function listen(call: CallOnItsWay, lanes: readonly LaneTranscript[], voice: VoiceJudge): Promise<void> {
  const whole = { longestS: Number.POSITIVE_INFINITY, overlapS: 0, contextS: 0, quietest: quietestPoint };
  const cutters = lanes.map(({ segments }) => createPieceCutter(segments, whole));
  const hear = (lane: number, pieces: readonly Piece[]) => {
    for (const { samples } of pieces) voice.hear(lane, samples);
  };
  for await (const block of call.reader.read(call.signal)) {
    for (const [lane, cutter] of cutters.entries()) hear(lane, cutter.push(block[lane]));
  }
  for (const [lane, cutter] of cutters.entries()) hear(lane, cutter.finish());
}

/** The speech of a piece without the audio around it. */
function speechOf({ samples, fromS, startS, endS }: Piece): Float32Array {
  return samples.subarray(sToSamples(startS - fromS), sToSamples(endS - fromS));
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
  voice: VoiceJudge | null,
): Promise<{ lanes: LaneTranscript[]; asrS: number }> {
  const { settings, reader } = call;
  // A piece that fails ends the reading, and a reading that fails takes the call's pieces out of the batcher.
  const stop = new AbortController();
  const signal = AbortSignal.any([call.signal, stop.signal]);
  const cutters = speech.map((lane) =>
    createPieceCutter(mergeGaps(lane.speech, settings.mergeGapS), cutRules(settings, recognizer)),
  );
  const totalS = speech.flatMap((lane) => lane.speech).reduce((sum, span) => sum + lengthS(span), 0);
  const recognized: Promise<RecognizedPiece>[][] = speech.map(() => []);
  let asrS = 0;
  let doneS = 0;

  async function give(lane: number, pieces: readonly Piece[]): Promise<void> {
    for (const whole of pieces) {
      const { samples, ...piece } = whole;
      voice?.hear(lane, speechOf(whole));
      await batcher.room(signal);
      const text = batcher.submit(samples, signal).then((batched) => {
        asrS += batched.tookS;
        doneS += lengthS(piece);
        call.report(DETECTED_SHARE + (1 - DETECTED_SHARE) * Math.min(1, doneS / totalS));
        return { piece, text: batched.text };
      });
      text.catch((reason: unknown) => stop.abort(reason));
      recognized[lane].push(text);
    }
  }

  try {
    if (totalS > 0) {
      for await (const block of reader.read(signal)) {
        for (const [lane, cutter] of cutters.entries()) await give(lane, cutter.push(block[lane]));
      }
      for (const [lane, cutter] of cutters.entries()) await give(lane, cutter.finish());
    }
    expected();
    const texts = await Promise.all(recognized.map((pieces) => Promise.all(pieces)));
    const lanes = texts.map((pieces, lane) =>
      assembleLane(speech[lane].channel, pieces, speech[lane].speech, recognizer.wordTiming),
    );
    return { lanes, asrS };
  } catch (error) {
    const pieceFailed = stop.signal.aborted;
    stop.abort(error);
    // The reader only says that it was stopped; the piece says why.
    throw pieceFailed ? stop.signal.reason : error;
  }
}

function cutRules(settings: AnalysisSettings, { bestPieceS, contextS }: Recognizer): CutRules {
  const longestS = Math.min(settings.chunkDurationS, bestPieceS);
  return { longestS, overlapS: Math.min(settings.overlapS, longestS / 2), contextS, quietest: quietestPoint };
}

function lengthS(span: Span): number {
  return span.endS - span.startS;
}
