import { execFileSync } from 'node:child_process';

/** Both channels of a recording at 16 kHz, decoded as a user of these libraries would: by ffmpeg, into memory. */
export function decodeLanes(path: string): readonly Float32Array[] {
  const bytes = execFileSync(
    'ffmpeg',
    ['-nostdin', '-v', 'error', '-i', path, '-ac', '2', '-ar', '16000', '-f', 'f32le', '-'],
    { maxBuffer: 2 ** 30 },
  );
  const both = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  return [0, 1].map((channel) =>
    Float32Array.from({ length: both.length / 2 }, (_, frame) => both[2 * frame + channel] ?? 0),
  );
}
