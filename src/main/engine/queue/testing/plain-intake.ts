import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { appError } from '../../../../shared/errors.ts';
import { err, ok } from '../../../../shared/result.ts';
import type { IntakeSource } from '../../batch/intake-source.ts';

/** The least that can scan and identify the recordings of `make-folder.ts`. */
export const plainIntake: IntakeSource = {
  async *scan(paths) {
    for (const folder of paths) {
      for (const name of (await readdir(folder)).sort()) {
        const path = join(folder, name);
        yield { path, pathBytes: Buffer.from(path), name, refused: null };
      }
    }
  },
  async identify(file) {
    const [bytes, info] = await Promise.all([readFile(file.path), stat(file.path)]);
    if (bytes.length < 44) return err(appError('empty_file', 'no header'));
    const channels = bytes.readUInt16LE(22);
    return ok({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      sizeBytes: bytes.length,
      modifiedMs: info.mtimeMs,
      codec: 'pcm_s16le',
      sampleRateHz: 8000,
      channels,
      durationS: (bytes.length - 44) / (2 * channels) / 8000,
    });
  },
};
