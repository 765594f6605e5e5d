import type { FileHandle } from 'node:fs/promises';
import { appError } from '../../../shared/errors.ts';
import { readAt, sourceError } from '../../platform/open-regular-file.ts';
import type { WavHeader } from '../../platform/wav-header.ts';
import { AnalyzerError } from '../runtime/analyzer-error.ts';

/** Most frames read at once, and most seconds: a reader of lanes wants blocks of at most 30 s at any rate. */
const BLOCK_FRAMES = 32_768;
const BLOCK_S = 16;

/**
 * Reads the audio of a WAVE file in whole frames, from its first to its last. A last frame that is cut short is left
 * out. Throws `AnalyzerError`: `changed_during_read` when the file has become shorter, `cancelled`.
 */
export async function* readWav(handle: FileHandle, header: WavHeader, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const { blockAlign, rateHz } = header.format;
  const blockBytes = Math.min(BLOCK_FRAMES, BLOCK_S * rateHz) * blockAlign;
  const wholeBytes = Math.floor(header.dataBytes / blockAlign) * blockAlign;
  for (let at = 0; at < wholeBytes; ) {
    if (signal.aborted) throw new AnalyzerError(appError('cancelled', 'cancelled', 'decode'));
    const wanted = Math.min(blockBytes, wholeBytes - at);
    const block = await readAt(handle, header.dataOffset + at, wanted).catch((error: unknown) => {
      throw new AnalyzerError(sourceError(error));
    });
    if (block.length < wanted) {
      throw new AnalyzerError(appError('changed_during_read', 'the file became shorter', 'decode'));
    }
    yield block;
    at += wanted;
  }
}
