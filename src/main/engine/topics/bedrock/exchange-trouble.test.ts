import { describe, expect, it } from 'vitest';
import type { Exchange } from './converse-door.ts';
import { neverConnected, troubleOf } from './exchange-trouble.ts';

const nothing: Exchange = {
  output: null,
  error: null,
  left: true,
  httpStatus: null,
  retryAfter: undefined,
  bytesSent: 10,
  bytesReceived: 0,
  answer: null,
  whole: false,
  durationMs: 1,
};
const SECRET = 'je suis Leila, AKIDEXAMPLE, /home/leila/.aws';
const saying = (name: string, message = SECRET) => Object.assign(new Error(message), { name });
const http = (httpStatus: number, name: string, message?: string) =>
  troubleOf({ ...nothing, httpStatus, whole: true, error: saying(name, message) }, false);
const onTheWay = (code: string) => ({ ...nothing, error: Object.assign(new Error(SECRET), { code }) });

describe('what went wrong', () => {
  it.each([
    [429, 'ThrottlingException', 'throttled', true],
    [400, 'ThrottlingException', 'throttled', true],
    [429, 'ModelNotReadyException', 'unavailable', true],
    [500, 'InternalServerException', 'unavailable', true],
    [503, 'ServiceUnavailableException', 'unavailable', true],
    [424, 'ModelErrorException', 'unavailable', true],
    [408, 'ModelTimeoutException', 'timed_out', true],
    [400, 'ServiceQuotaExceededException', 'throttled', false],
    [400, 'ValidationException', 'request_refused', false],
    [413, 'RequestEntityTooLargeException', 'request_refused', false],
    [401, 'Unauthorized', 'no_credentials', false],
    [403, 'ExpiredTokenException', 'no_credentials', false],
    [403, 'UnrecognizedClientException', 'no_credentials', false],
    [403, 'AccessDeniedException', 'access_denied', false],
    [404, 'ResourceNotFoundException', 'model_unknown', false],
    [302, 'Found', 'unreachable', false],
  ])('HTTP %d with %s is %s; again: %s', (status, name, code, again) => {
    expect(http(status, name)).toMatchObject({ trouble: { code, detail: `HTTP ${status}, ${name}` }, again });
  });

  it.each([
    ['The provided model identifier is invalid.', 'model_unknown', 'ValidationException'],
    ['Invocation of model ID x with on-demand throughput isn’t supported.', 'model_unknown', 'ValidationException'],
    ['Input is too long for requested model.', 'request_refused', 'ValidationException, input too long'],
    [
      'This model doesn’t support the toolConfig.toolChoice.tool field.',
      'request_refused',
      'ValidationException, tools not supported',
    ],
  ])('is read from a message that is not repeated: %s', (message, code, detail) => {
    expect(http(400, 'ValidationException', message).trouble).toEqual({ code, detail: `HTTP 400, ${detail}` });
  });

  it('tells a clock that is off from keys that are', () => {
    const { trouble } = http(
      403,
      'InvalidSignatureException',
      'Signature expired: 20260101T000000Z is now earlier than …',
    );
    expect(trouble.detail).toBe('HTTP 403, InvalidSignatureException, the clock of this computer is off');
  });

  it.each([
    ['ECONNRESET', true, false],
    ['ECONNREFUSED', true, true],
    ['EAI_AGAIN', true, true],
    ['ENOTFOUND', false, true],
    ['SELF_SIGNED_CERT_IN_CHAIN', false, true],
    ['CERT_HAS_EXPIRED', false, true],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', false, true],
    ['ERR_PROXY_TUNNEL', false, true],
  ])('%s on the way is "unreachable"; again: %s; reached nobody: %s', (code, again, nobody) => {
    expect(troubleOf(onTheWay(code), false)).toMatchObject({ trouble: { code: 'unreachable', detail: code }, again });
    expect(neverConnected(onTheWay(code))).toBe(nobody);
  });

  it('names what kept a request here', () => {
    const here = (error: Error) => troubleOf({ ...nothing, left: false, error }, false).trouble;
    expect(here(saying('CredentialsProviderError'))).toMatchObject({ code: 'no_credentials' });
    expect(here(saying('TokenProviderError', 'The SSO region token expired'))).toMatchObject({
      code: 'no_credentials',
    });
    expect(here(saying('Error', 'Region not accepted: region="x y" is not a valid hostname component.'))).toMatchObject(
      {
        code: 'unreachable',
      },
    );
  });

  it('never repeats what was said', () => {
    for (const name of ['ValidationException', SECRET, '']) {
      expect(
        JSON.stringify([http(400, name), http(503, name), troubleOf({ ...nothing, error: saying(name) }, false)]),
      ).not.toMatch(/Leila|AKID|home/);
    }
  });
});
