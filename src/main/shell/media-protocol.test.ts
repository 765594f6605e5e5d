import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { appError } from '../../shared/errors.ts';
import type { engineShellContract } from '../../shared/ipc/engine-shell-contract.ts';
import type { Client } from '../../shared/ipc/rpc.ts';
import { err, ok } from '../../shared/result.ts';
import { mediaProtocol } from './media-protocol.ts';

const ID = '0b6f2c1e-3f0a-4c55-9d1e-8a8f5f1c2b3d';

/** The protocol over one recording whose name is no UTF-8, and what the engine was asked for. */
function serving(content: string) {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-media-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = Buffer.concat([Buffer.from(`${folder}/appel-`), Buffer.from([0xe9, 0xff]), Buffer.from('.wav')]);
  writeFileSync(path, content);
  const asked: string[] = [];
  const engine = {
    async request(_name: string, { callId }: { callId: string }) {
      asked.push(callId);
      if (callId !== ID) return err(appError('not_found', 'no such call'));
      return ok({ path: path.toString('utf8'), pathBytes: path.toString('base64'), contentType: 'audio/wav' });
    },
  } as unknown as Client<typeof engineShellContract>;
  const answer = mediaProtocol(() => engine);
  const get = async (url: string, range?: string) => {
    const response = await answer(new Request(url, range === undefined ? {} : { headers: { range } }));
    const { status, headers } = response;
    return {
      status,
      text: await response.text(),
      range: headers.get('content-range'),
      length: headers.get('content-length'),
    };
  };
  return { get, asked };
}

test('a recording is given whole and in parts, whatever bytes its name has', async () => {
  const { get } = serving('0123456789');
  const url = `media://call/${ID}`;
  expect(await get(url)).toEqual({ status: 200, text: '0123456789', range: null, length: '10' });
  expect(await get(url, 'bytes=2-4')).toEqual({ status: 206, text: '234', range: 'bytes 2-4/10', length: '3' });
  expect(await get(url, 'bytes=7-')).toEqual({ status: 206, text: '789', range: 'bytes 7-9/10', length: '3' });
  expect(await get(url, 'bytes=-2')).toEqual({ status: 206, text: '89', range: 'bytes 8-9/10', length: '2' });
  expect(await get(url, 'bytes=10-')).toMatchObject({ status: 416, text: '', range: 'bytes */10' });
});

test('an empty file is empty', async () => {
  const { get } = serving('');
  expect(await get(`media://call/${ID}`)).toMatchObject({ status: 200, text: '' });
});

test('what is no call is not even asked for', async () => {
  const { get, asked } = serving('secret');
  for (const url of [
    'media://call/../../etc/passwd',
    'media://call/..%2f..%2fetc%2fpasswd',
    `media://call/${ID}/../x`,
    `media://file/${ID}`,
    'media://call/',
  ])
    expect(await get(url), url).toMatchObject({ status: 404, text: '' });
  expect(asked).toEqual([]);
  expect((await get(`media://call/${ID.replace('0', '1')}`)).status).toBe(404);
});
