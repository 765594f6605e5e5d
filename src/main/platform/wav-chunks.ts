import type { FileHandle } from 'node:fs/promises';
import { readAt } from './open-regular-file.ts';

/** Sizes that mean "the writer could not go back and fill this in". */
export const OPEN_SIZE = 0xffffffff;

/** The family a header belongs to, and so how its chunks are laid out. */
export type WavContainer = 'riff' | 'rf64' | 'w64';

/** One chunk: where its body begins and how long the header says it is. */
export interface WavChunk {
  /** Four characters, `fmt `, `data`, `LIST` … */
  readonly id: string;
  readonly bodyOffset: number;
  readonly claimedBytes: number;
}

/** The chunks in the order of the file, up to the first whose header cannot be one. */
export interface ChunkWalk {
  readonly chunks: readonly WavChunk[];
  /** True when the chunks lead exactly to the end of the file. */
  readonly reachesEnd: boolean;
}

const MOST_CHUNKS = 1000;
// Sony Wave64 ids are GUIDs that begin with the four RIFF characters; the riff and wave ones are lower-case too.
const W64_ID_TAIL = Buffer.from('f3acd3118cd100c04f8edb8a', 'hex');

function parseChunkHeader(header: Buffer, container: WavContainer): { id: string; claimedBytes: number } | null {
  const id = header.toString('latin1', 0, 4);
  if (!/^[\x20-\x7e]{4}$/.test(id)) return null;
  if (container !== 'w64') return { id, claimedBytes: header.readUInt32LE(4) };
  if (!header.subarray(4, 16).equals(W64_ID_TAIL)) return null;
  const total = Number(header.readBigUInt64LE(16));
  return total < 24 ? null : { id, claimedBytes: total - 24 };
}

/**
 * Walks the chunks from `offset`. RIFF bodies are padded to two bytes and W64 bodies to eight. A `ds64` chunk (RF64)
 * lends its 64-bit size to the data chunk that leaves its own open.
 */
export async function walkChunks(
  handle: FileHandle,
  fileBytes: number,
  offset: number,
  container: WavContainer,
): Promise<ChunkWalk> {
  const headerBytes = container === 'w64' ? 24 : 8;
  const padTo = container === 'w64' ? 8 : 2;
  const chunks: WavChunk[] = [];
  let largeDataBytes: number | null = null;
  let at = offset;
  while (at + headerBytes <= fileBytes && chunks.length < MOST_CHUNKS) {
    const header = await readAt(handle, at, headerBytes);
    const parsed = header.length === headerBytes ? parseChunkHeader(header, container) : null;
    if (!parsed) return { chunks, reachesEnd: false };
    const bodyOffset = at + headerBytes;
    let { claimedBytes } = parsed;
    if (parsed.id === 'ds64') {
      const body = await readAt(handle, bodyOffset, 16);
      if (body.length === 16) largeDataBytes = Number(body.readBigUInt64LE(8));
    }
    if (parsed.id === 'data' && claimedBytes === OPEN_SIZE && largeDataBytes !== null) claimedBytes = largeDataBytes;
    chunks.push({ id: parsed.id, bodyOffset, claimedBytes });
    at = bodyOffset + Math.ceil(claimedBytes / padTo) * padTo;
  }
  // A last chunk of odd length may lack its pad byte; fewer bytes than a header may be left over.
  return { chunks, reachesEnd: chunks.length > 0 && at >= fileBytes - headerBytes && at <= fileBytes + padTo - 1 };
}
