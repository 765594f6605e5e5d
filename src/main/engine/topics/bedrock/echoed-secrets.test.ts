import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { GLOSSARY, openTestBedrock, turnsOf } from './testing/bedrock-of-tests.ts';

const KEYS = {
  accessKeyId: 'AKIDEXAMPLEEXAMPLE12',
  secretAccessKey: 'fake-secret-of-the-tests',
  sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLE/of+a/session+token==',
};

test('a refusal that repeats the request leaves no key, token or signature in the ledger', async () => {
  const signatures: string[] = [];
  const server = createServer((request, response) => {
    const { authorization = '' } = request.headers;
    signatures.push(/Signature=([0-9a-f]+)/.exec(authorization)?.[1] ?? '');
    const message = `The Canonical String should have been '${JSON.stringify(request.headers)}' of ${KEYS.accessKeyId}`;
    response.writeHead(403, { 'content-type': 'application/json', 'x-amzn-errortype': 'InvalidSignatureException' });
    response.end(JSON.stringify({ message }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { bedrock, ledger } = openTestBedrock({ endpoint: `http://127.0.0.1:${port}`, rest: { credentials: KEYS } });
  onTestFinished(() => {
    bedrock.close();
    server.closeAllConnections();
    server.close();
  });
  const request = { callId: 'c', turns: turnsOf(1), glossary: GLOSSARY };
  const answer = await bedrock.classify(request, new AbortController().signal);
  expect(answer).toMatchObject({ ok: false, error: { code: 'no_credentials' } });
  expect(ledger.rows[0]?.end?.answer).toContain('Canonical String');
  const kept = JSON.stringify([ledger.rows, answer]);
  expect(signatures[0]).toMatch(/^[0-9a-f]{64}$/);
  for (const secret of [...Object.values(KEYS), ...signatures]) expect(kept).not.toContain(secret);
});
