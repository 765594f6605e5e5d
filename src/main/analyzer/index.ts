// The analyzer process: owns the models, takes paths, gives stage results. Keeps nothing between calls.
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { type AppError, appError } from '../../shared/errors.ts';
import { analyzerContract } from '../../shared/ipc/analyzer-contract.ts';
import { serve } from '../../shared/ipc/rpc.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { parentProcessPort } from '../platform/child-port.ts';
import { createBatcher } from './batcher.ts';
import { openLanes } from './decode/open-lanes.ts';
import { openDetector, openRecognizer } from './open-models.ts';
import { DECODED_SHARE, runStages, type Stations } from './pipeline.ts';
import { AnalyzerError } from './runtime/analyzer-error.ts';
import { onnxSeconds } from './runtime/session.ts';
import { createVadClock } from './vad-clock.ts';

const HEARTBEAT_MS = 1000;
/** Audio of a call that stays in memory between its passes, in seconds; a longer call is decoded again. */
const KEEP_S = 600;

let stations: Stations | null = null;
let ffmpegPath: string | null = null;

const port = parentProcessPort();
// Nothing here is worth keeping without the engine, and a decoder under way must not outlive it.
port.onClose(() => process.kill(process.pid, 'SIGKILL'));

const emit = serve(
  analyzerContract,
  {
    async open({ modelFolders, asrModel, vadModel, threads, batchSize, ffmpegPath: path }) {
      const detector = await openDetector(modelFolders, vadModel, threads);
      if (!detector.ok) return detector;
      const recognizer = await openRecognizer(modelFolders, asrModel, threads);
      if (!recognizer.ok) return recognizer;
      ffmpegPath = path;
      stations = {
        detector: detector.value,
        recognizer: recognizer.value,
        batcher: createBatcher(recognizer.value, batchSize, beat),
        vadClock: createVadClock(),
      };
      return ok({ provider: 'cpu' });
    },

    async setBatchSize({ batchSize }) {
      stations?.batcher.setBatchSize(batchSize);
      return ok(null);
    },

    async analyze({ callId, path, pathBytes, sizeBytes, modifiedMs, settings, known }, signal) {
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
);

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
