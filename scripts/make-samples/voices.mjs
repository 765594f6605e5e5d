import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Rate at which the voices speak, in Hz. */
export const VOICE_RATE_HZ = 16_000;

/**
 * Who speaks: one of flite's voices, moved in pitch (which moves the formants too, so it sounds like another person) and
 * slowed. The ranges were kept where a recogniser still understands them.
 */
const VOICES = {
  slt: { voice: 'slt', pitch: 1, stretch: 1.1 },
  'slt-low': { voice: 'slt', pitch: 0.93, stretch: 1.08 },
  rms: { voice: 'rms', pitch: 1, stretch: 1 },
  'rms-high': { voice: 'rms', pitch: 1.06, stretch: 1 },
  'rms-low': { voice: 'rms', pitch: 0.94, stretch: 1.04 },
  awb: { voice: 'awb', pitch: 1, stretch: 1 },
  'awb-high': { voice: 'awb', pitch: 1.05, stretch: 1.04 },
};

/** Runs a program and gives its standard output; throws with its own words when it fails. */
export function run(program, args, input) {
  const result = spawnSync(program, args, { input, maxBuffer: 1 << 28 });
  if (result.error) throw result.error;
  if (result.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${result.stderr}`);
  return result.stdout;
}

/** Speaks a text: Float32 samples at `VOICE_RATE_HZ`, levelled to −23 dBFS, without the silence around the speech. */
export function speak(person, text, workFolder) {
  const { voice, pitch, stretch } = VOICES[person];
  const spoken = join(workFolder, 'spoken.wav');
  run('flite', ['-voice', voice, '--setf', `duration_stretch=${stretch}`, '-t', text, '-o', spoken]);
  const filter = `asetrate=${Math.round(VOICE_RATE_HZ * pitch)},aresample=${VOICE_RATE_HZ},atempo=${1 / pitch}`;
  const raw = run('ffmpeg', ['-v', 'error', '-i', spoken, '-af', filter, '-ac', '1', '-f', 'f32le', '-']);
  rmSync(spoken);
  return level(trim(floats(raw)));
}

/** Views bytes as 32-bit floats. */
export function floats(bytes) {
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~3)));
}

/** Drops what lies before the first and after the last 10 ms that are louder than −40 dB under the peak. */
function trim(samples) {
  const hop = VOICE_RATE_HZ / 100;
  const peak = samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const loud = [];
  for (let at = 0; at + hop <= samples.length; at += hop) {
    if (rms(samples.subarray(at, at + hop)) > peak * 0.01) loud.push(at);
  }
  return samples.subarray(loud[0], loud[loud.length - 1] + hop);
}

function level(samples) {
  const gain = 10 ** (-23 / 20) / rms(samples);
  return samples.map((x) => x * gain);
}

function rms(samples) {
  return Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);
}
