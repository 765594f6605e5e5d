import { execFileSync } from 'node:child_process';

/** One channel at 16 kHz by ffmpeg, whose samples the reference figures were measured on. */
export function decodeLane(file: string, channel: number): Float32Array {
  const filter = `pan=mono|c0=c${channel},aresample=16000`;
  const flags = `-nostdin -v error -i FILE -map 0:a:0 -af ${filter} -c:a pcm_f32le -f f32le -`.split(' ');
  const bytes = execFileSync(
    'ffmpeg',
    flags.map((flag) => (flag === 'FILE' ? file : flag)),
    { maxBuffer: 2 ** 30 },
  );
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
