import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';

/** Writes a WAV of silence, two channels in eight bits, of `durationS` seconds; what is not written takes no room on the disk. */
export function writeSilence(path: string, durationS: number): void {
  const dataBytes = Math.round(durationS * 8000) * 2;
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + dataBytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(2, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(16_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(dataBytes, 40);
  const file = openSync(path, 'w');
  writeSync(file, header);
  ftruncateSync(file, 44 + dataBytes);
  closeSync(file);
}
