// The analyzer process: owns the models, takes paths, gives stage results. Keeps nothing between calls.
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import type { JudgedSide, Modality } from '../../shared/domain/sentiment.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import { analyzerContract } from '../../shared/ipc/analyzer-contract.ts';
import { serve } from '../../shared/ipc/rpc.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { parentProcessPort } from '../platform/child-port.ts';
import type { Recognizer } from './asr/recognizer.ts';
import { createBatcher } from './batcher.ts';
import { openLanes } from './decode/open-lanes.ts';
import { judgeClip, judgeTexts } from './judge-alone.ts';
import { openClassifiers } from './open-classifiers.ts';
import { openDetector, openRecognizer } from './open-models.ts';
import { DECODED_SHARE, runStages, type Stations } from './pipeline.ts';
import { AnalyzerError } from './runtime/analyzer-error.ts';
import { onnxSeconds } from './runtime/session.ts';
import { analyseVoice } from './sentiment/analyse-voice.ts';
import type { Classifiers } from './sentiment/classifiers.ts';
import { createTextBatcher } from './sentiment/text-batcher.ts';
import type { VoiceActivityDetector } from './vad/detector.ts';
import { createVadClock } from './vad-clock.ts';

const HEARTBEAT_MS = 1000;
/** Audio of a call that stays in memory between its passes, in seconds; a longer call is decoded again. */
const KEEP_S = 600;

let stations: Stations | null = null;
let classifiers: Classifiers | null = null;
let ffmpegPath: string | null = null;

const port = parentProcessPort();
// Nothing here is worth keeping without the engine, and a decoder under way must not outlive it.
port.onClose(() => process.kill(process.pid, 'SIGKILL'));

const emit = serve(
  analyzerContract,
  {
    async open({ modelFolders, asrModel, vadModel, classifiers: slots, threads, batchSize, ffmpegPath: path }) {
      const detector = await openDetector(modelFolders, vadModel, threads);
      if (!detector.ok) return detector;
      const recognizer = await openRecognizer(modelFolders, asrModel, threads);
      if (!recognizer.ok) return recognizer;
      const judges = await openClassifiers(modelFolders, slots, threads, beat);
      if (!judges.ok) return judges;
      ffmpegPath = path;
      classifiers = judges.value;
      stations = {
        detector: detector.value,
        recognizer: recognizer.value,
        batcher: createBatcher(recognizer.value, batchSize, beat),
        vadClock: createVadClock(),
        text: textStations(judges.value),
        acoustic: judges.value.acoustic,
        analyseVoice,
      };
      return ok({ provider: 'cpu' });
    },

    async openClassifiers({ modelFolders, classifiers: slots, threads, ffmpegPath: path }) {
      const judges = await openClassifiers(modelFolders, slots, threads, beat);
      if (!judges.ok) return judges;
      ffmpegPath = path;
      classifiers = judges.value;
      stations = {
        ...withoutRecognizer(),
        text: textStations(judges.value),
        acoustic: judges.value.acoustic,
        analyseVoice,
      };
      return ok(null);
    },

    async judgeTexts({ side, texts, explain }, signal) {
      const chosen = classifiers?.text[side];
      if (!chosen) return err(emptySlot('text', side));
      return judgeTexts(chosen.classifier, { texts, explain }, signal);
    },

    async judgeClip({ side, path }, signal) {
      const chosen = classifiers?.acoustic[side];
      if (!chosen) return err(emptySlot('acoustic', side));
      try {
        return await judgeClip(chosen.classifier, { path, ffmpegPath, keepS: KEEP_S }, signal);
      } catch (error) {
        return failure(error, signal);
      }
    },

    async setBatchSize({ batchSize }) {
      stations?.batcher.setBatchSize(batchSize);
      return ok(null);
    },

    async analyze({ callId, path, pathBytes, sizeBytes, modifiedMs, settings, agentChannel, known }, signal) {
      if (!stations) return err(appError('internal', 'analyze before open'));
      const expected = stations.batcher.expect();
      const start = performance.now();
      try {
        const reader = await openLanes(
          {
            path: pathBytes === null ? path : Buffer.from(pathBytes, 'base64'),
            sizeBytes,
            modifiedMs,
            minDurationS: settings.minDurationS,
            ffmpegPath,
            keepS: KEEP_S,
            onDecoded: (share) => emit('progress', { callId, share: DECODED_SHARE * share }),
          },
          signal,
        );
        if (!reader.ok) return reader;
        const decodeS = (performance.now() - start) / 1000;
        const times = await runStages(
          {
            reader: reader.value,
            settings,
            agentChannel,
            known,
            signal,
            stageDone: (stage) => emit('stageDone', { callId, stage }),
            report: (share) => emit('progress', { callId, share }),
          },
          stations,
          expected,
        );
        return ok({ times: { decodeS, ...times } });
      } catch (error) {
        return failure(error, signal);
      } finally {
        expected();
        // So that the engine's sums are whole when the last call ends.
        beat(0);
      }
    },
  },
  port,
  // Calls come with what is known of them: hours of words.
  Number.POSITIVE_INFINITY,
);

/** Where only classifiers are loaded, calls come with their words known, and nobody asks these. */
function withoutRecognizer(): Pick<Stations, 'detector' | 'recognizer' | 'batcher' | 'vadClock'> {
  const recognizer: Recognizer = {
    wordTiming: 'aligned',
    bestPieceS: 1,
    contextS: 0,
    bucketOf: (samples) => samples,
    recognize: () => Promise.reject(new Error('no recogniser is loaded')),
  };
  const detector: VoiceActivityDetector = {
    openLane() {
      throw new Error('no detector is loaded');
    },
  };
  return { detector, recognizer, batcher: createBatcher(recognizer, 1), vadClock: createVadClock() };
}

/** A batcher for each text classifier; one that judges both sides has one. */
function textStations({ text }: Classifiers): Stations['text'] {
  const agent = text.agent && { ...text.agent, classifier: createTextBatcher(text.agent.classifier) };
  if (text.client === text.agent) return { agent, client: agent };
  return { agent, client: text.client && { ...text.client, classifier: createTextBatcher(text.client.classifier) } };
}

function emptySlot(modality: Modality, side: JudgedSide): AppError {
  return appError('bad_usage', `no ${modality} classifier is chosen for the ${side}`);
}

function failure(error: unknown, signal: AbortSignal): Result<never, AppError> {
  if (signal.aborted) return err(appError('cancelled', 'asked to stop'));
  if (error instanceof AnalyzerError) return err(error.error);
  throw error;
}

function beat(silentS: number): void {
  emit('heartbeat', { rssBytes: process.memoryUsage.rss(), onnxS: onnxSeconds(), silentS });
}

setInterval(beat, HEARTBEAT_MS, 0);
// Ctrl-C reaches every process of a terminal: when to stop is for the engine to say.
process.on('SIGINT', () => {});
