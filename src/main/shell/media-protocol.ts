import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { PAGE_ORIGIN } from '../../shared/ipc/bridge.ts';
import type { engineShellContract } from '../../shared/ipc/engine-shell-contract.ts';
import type { Client } from '../../shared/ipc/rpc.ts';
import { parseRange } from './byte-range.ts';

/** The ids of calls are the engine's own: nothing that looks like a path ever gets as far as asking it. */
const CALL_ID = /^[0-9a-f-]{36}$/;

/**
 * Answers `media://call/<id>` with the sound of a call the engine knows, whole or by ranges; with
 * `?copy`, as plain WAV even where Chromium should be able to play the recording. Nothing else can be asked for:
 * the path comes from the engine, never from the URL.
 */
export function mediaProtocol(
  engine: () => Client<typeof engineShellContract>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    const callId = url.pathname.slice(1);
    if (url.host !== 'call' || !CALL_ID.test(callId)) return new Response('', { status: 404 });
    const playable = await engine().request(
      'playable',
      { callId, asCopy: url.searchParams.has('copy') },
      request.signal,
    );
    if (!playable.ok) return new Response(playable.error.code, { status: 404 });
    const { path, pathBytes, contentType } = playable.value;
    const file = pathBytes === null ? path : Buffer.from(pathBytes, 'base64');
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) return new Response('', { status: 404 });
    return respond(file, found.size, contentType, request.headers.get('range'));
  };
}

function respond(file: string | Buffer, sizeBytes: number, contentType: string, rangeHeader: string | null): Response {
  const headers = {
    'content-type': contentType,
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    // Without, the page could play the sound but not take its channels apart: they would come as silence.
    'access-control-allow-origin': PAGE_ORIGIN,
    'cache-control': 'no-store',
  };
  const range = parseRange(rangeHeader, sizeBytes);
  if (range === 'unsatisfiable') {
    return new Response('', { status: 416, headers: { ...headers, 'content-range': `bytes */${sizeBytes}` } });
  }
  const { start, end } = range ?? { start: 0, end: sizeBytes };
  const length = { 'content-length': String(end - start) };
  const part = range ? { 'content-range': `bytes ${start}-${end - 1}/${sizeBytes}` } : {};
  // A stream cannot end before it begins.
  if (end === start) return new Response('', { status: 200, headers: { ...headers, ...length } });
  const bytes = Readable.toWeb(createReadStream(file, { start, end: end - 1 }));
  return new Response(bytes as ReadableStream, {
    status: range ? 206 : 200,
    headers: { ...headers, ...length, ...part },
  });
}
