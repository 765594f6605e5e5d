// For tests: the turns of a sample call, with their texts.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LANE_RATE_HZ } from '../../../shared/units.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');
const SAMPLES = join(ROOT, 'resources/samples');
const CALL = '20261102-091204_agent01_B2C_20001';

/** A turn with the silence around it, 16 kHz, and what is said in it. */
export interface SampleTurn {
  readonly samples: Float32Array;
  readonly text: string;
}

/** The turns of both sides of sample call 20001, in order, decoded by the system's ffmpeg. */
export function sampleTurns(): readonly SampleTurn[] {
  const truth = JSON.parse(readFileSync(join(SAMPLES, 'truth', `${CALL}.truth.json`), 'utf8')) as {
    turns: { side: string; startS: number; endS: number; text: string }[];
  };
  const lanes = [0, 1].map((channel) => {
    const filter = `pan=mono|c0=c${channel},aresample=${LANE_RATE_HZ}`;
    const bytes = execFileSync(
      'ffmpeg',
      ['-nostdin', '-v', 'error', '-i', join(SAMPLES, 'calls', `${CALL}.wav`), '-af', filter, '-f', 'f32le', '-'],
      { maxBuffer: 2 ** 26 },
    );
    return new Float32Array(Uint8Array.from(bytes).buffer);
  });
  return truth.turns.map(({ side, startS, endS, text }) => {
    const lane = lanes[side === 'agent' ? 0 : 1];
    return { text, samples: lane.slice((startS - 0.3) * LANE_RATE_HZ, (endS + 0.3) * LANE_RATE_HZ) };
  });
}

/** Files of Moonshine tiny as its npm package has them. */
export function moonshineTiny(): { readonly encoder: string; readonly decoder: string } {
  const weights = join(ROOT, 'node_modules/@usefulsensors/moonshine-js');
  return {
    encoder: join(weights, 'dist/model/tiny/quantized/encoder_model.onnx'),
    decoder: join(weights, 'dist/model/tiny/quantized/decoder_model_merged.onnx'),
  };
}
