import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for a test, gone when the test is over. */
export function makeFolder(onEnd: (clean: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-engine-'));
  onEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes recordings `call-01.wav` … of two channels at 8 kHz, each with content of its own; gives their folder. */
export function makeCalls(parent: string, count: number, durationS = 0.5): string {
  const folder = join(parent, 'calls');
  mkdirSync(folder, { recursive: true });
  for (let n = 1; n <= count; n++) {
    writeFileSync(join(folder, `call-${String(n).padStart(2, '0')}.wav`), makeWav(n, durationS + n / 100));
  }
  return folder;
}

/** A PCM wav of two channels at 8 kHz whose samples depend on `seed`. */
export function makeWav(seed: number, durationS: number): Buffer {
  const frames = Math.round(durationS * 8000);
  const wav = Buffer.alloc(44 + frames * 4);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(2, 22);
  wav.writeUInt32LE(8000, 24);
  wav.writeUInt32LE(32000, 28);
  wav.writeUInt16LE(4, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(frames * 4, 40);
  for (let at = 0; at < frames * 2; at++) wav.writeInt16LE(((at * (seed + 7)) % 2000) - 1000, 44 + at * 2);
  return wav;
}

/** Two models that resolve but are never loaded; gives the folder that holds them. */
export function makeModels(parent: string): string {
  const folder = join(parent, 'models');
  for (const [id, kind, architecture, roles] of [
    ['moonshine-tiny-en', 'asr', 'moonshine', ['encoder', 'decoder']],
    ['silero-vad-v6', 'vad', 'silero', ['model']],
    ['nabra-text-sentiment', 'text-sentiment', 'ngram-embedding-bag', ['model', 'features']],
    ['nabra-acoustic-svm', 'acoustic-sentiment', 'acoustic-functionals', ['model']],
    ['nabra-acoustic-forest', 'acoustic-sentiment', 'acoustic-functionals', ['model']],
  ] as const) {
    mkdirSync(join(folder, id), { recursive: true });
    for (const role of roles) writeFileSync(join(folder, id, `${role}.onnx`), 'x');
    const files = roles.map((role) => ({ role, source: `${role}.onnx`, sha256: '0'.repeat(64), sizeBytes: 1 }));
    const manifest = {
      id,
      name: id,
      kind,
      architecture,
      version: '1',
      languages: [],
      licence: 'MIT',
      sampleRateHz: 16000,
      files,
    };
    writeFileSync(join(folder, id, 'model.json'), JSON.stringify(manifest));
  }
  return folder;
}
