import { expect, test } from 'vitest';
import { parseCallLink } from './call-link.ts';

const id = '0b6f2c1e-3f0a-4c55-9d1e-8a8f5f1c2b3d';

test.each([
  [`nabra://call/${id}`, { callId: id, startAtS: 0 }],
  [`nabra://call/${id}?t=12.5`, { callId: id, startAtS: 12.5 }],
  [`nabra://call/${id}?t=0`, { callId: id, startAtS: 0 }],
  [`NABRA://call/${id}?t=3`, null],
  [`nabra://call/${id}?t=-1`, null],
  [`nabra://call/${id}?t=1e9`, null],
  [`nabra://call/${id}?t=12&x=1`, null],
  [`nabra://call/${id}#x`, null],
  [`nabra://call/${id}/..`, null],
  [`nabra://open/${id}`, null],
  ['nabra://call/../../etc/passwd', null],
  ['https://call/x', null],
  ['', null],
] as const)('%s', (link, expected) => {
  expect(parseCallLink(link)).toEqual(expected);
});
