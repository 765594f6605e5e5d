import { expect, test } from 'vitest';
import { portToPage } from './port-to-page.ts';

function posted(message: unknown): unknown {
  const sent: unknown[] = [];
  portToPage({ post: (one) => void sent.push(one), onMessage() {}, onClose() {} }).post(message);
  return sent[0];
}

test('no detail of an error, an answer or an event has a folder', () => {
  const detail = '/data/calls/calls/a.wav: ENOENT';
  expect(posted({ kind: 'error', id: 1, error: { code: 'not_found', detail } })).toEqual({
    ...{ kind: 'error', id: 1, error: { code: 'not_found', detail: 'a.wav: ENOENT' } },
  });
  expect(posted({ kind: 'value', id: 1, value: { settings: {}, problem: { code: 'bad_config', detail } } })).toEqual({
    ...{ kind: 'value', id: 1, value: { settings: {}, problem: { code: 'bad_config', detail: 'a.wav: ENOENT' } } },
  });
  expect(posted({ kind: 'event', name: 'ended', payload: { rows: [{ error: { detail } }] } })).toEqual({
    ...{ kind: 'event', name: 'ended', payload: { rows: [{ error: { detail: 'a.wav: ENOENT' } }] } },
  });
});

test('everything else is handed on as it is', () => {
  const peaks = { lanes: [Uint8Array.of(1, 2)], positions: [1, 2], results: { path: '/data/calls/Nabra' } };
  const message = { kind: 'value', id: 1, value: peaks };
  expect(posted(message)).toBe(message);
});
