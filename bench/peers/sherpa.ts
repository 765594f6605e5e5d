// sherpa-onnx-node over a folder of calls: Silero and Moonshine in C++, lane by lane, as its examples do it. Reads one
// line of JSON from standard input, writes one to standard output.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import llamaTokenizer from 'llama-tokenizer-js';
import { decodeLanes } from './lanes.ts';
import type { PeerFigures, PeerTask } from './peer.ts';

const WINDOW = 512;

const task = JSON.parse(readFileSync(0, 'utf8')) as PeerTask;
// Not a literal: the name need not resolve where the peer is not installed.
const name: string = 'sherpa-onnx-node';
const { default: sherpa } = await import(name).catch(() => ({ default: null }));
process.stdout.write(
  `${JSON.stringify(sherpa ? run() : { skipped: 'sherpa-onnx-node is not installed in bench/' })}\n`,
);

function run(): PeerFigures {
  const started = performance.now();
  const tokens = join(task.temporary, 'tokens.txt');
  const pieces = llamaTokenizer.vocabById.map((piece, id) => `${Buffer.from(piece).toString('base64')}\t${id}`);
  writeFileSync(tokens, pieces.join('\n'));
  const vad = new sherpa.Vad(
    {
      sileroVad: {
        model: task.vad,
        threshold: 0.5,
        minSpeechDuration: 0.25,
        minSilenceDuration: 0.1,
        windowSize: WINDOW,
      },
      sampleRate: 16_000,
      numThreads: task.threads,
    },
    60,
  );
  const recognizer = new sherpa.OfflineRecognizer({
    featConfig: { sampleRate: 16_000, featureDim: 80 },
    modelConfig: {
      moonshine: { encoder: task.encoder, mergedDecoder: task.decoder },
      tokens,
      numThreads: task.threads,
      provider: 'cpu',
    },
  });
  let audioS = 0;
  const calls = task.calls.map((path) => {
    const lanes = decodeLanes(path);
    audioS += (lanes[0]?.length ?? 0) / 16_000;
    return { path, lanes: lanes.map((lane) => readLane(lane)) };
  });
  const wallS = (performance.now() - started) / 1000;
  return { audioS, wallS, peakRssBytes: process.resourceUsage().maxRSS * 1024, calls };

  function readLane(lane: Float32Array): string {
    const texts: string[] = [];
    const drain = () => {
      for (; !vad.isEmpty(); vad.pop()) {
        const stream = recognizer.createStream();
        stream.acceptWaveform({ sampleRate: 16_000, samples: vad.front(false).samples });
        recognizer.decode(stream);
        texts.push(recognizer.getResult(stream).text);
      }
    };
    for (let start = 0; start + WINDOW <= lane.length; start += WINDOW) {
      vad.acceptWaveform(lane.subarray(start, start + WINDOW));
      drain();
    }
    vad.flush();
    drain();
    vad.reset();
    return texts.join(' ');
  }
}
