import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { startBedrockServer } from './testing/bedrock-server.ts';

const PROGRAMS = join(import.meta.dirname, 'testing');

/** Runs a program of this folder's tests with these variables and no others of AWS. */
async function run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { stdout } = await promisify(execFile)(process.execPath, [join(PROGRAMS, program), ...args], {
    env: { PATH: process.env.PATH, HOME: '/nonexistent', ...env },
  });
  return JSON.parse(stdout);
}

test('with the switch off nothing of the SDK is loaded and nothing is sent; with it on, it is', async () => {
  const server = await startBedrockServer();
  onTestFinished(() => server.close());
  expect(await run('run-switched-off.ts', [server.endpoint, 'off'])).toEqual({
    answer: 'switched_off',
    test: 'switched_off',
    loaded: 0,
    rows: 0,
  });
  expect(server.seen).toHaveLength(0);
  const on = await run('run-switched-off.ts', [server.endpoint, 'allowed']);
  expect(on).toMatchObject({ answer: true, test: true, rows: 2 });
  expect(on.loaded).toBeGreaterThan(0);
  expect(server.seen).toHaveLength(2);
});

test('goes through the proxy that the environment names, as a tunnel', async () => {
  const asked: string[] = [];
  const proxy = createServer();
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    proxy.close();
  });
  const address = proxy.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const said = await run('run-with-aws-order.ts', ['https://bedrock.invalid'], {
    HTTPS_PROXY: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'fake-secret-of-the-tests',
  });
  expect(said).toEqual({ code: 'unreachable', rows: 1, bytes: 0 });
  expect(asked).toEqual(['bedrock.invalid:443']);
});

test('without credentials nothing is sent, and the metadata service is asked only where the user says so', async () => {
  const server = await startBedrockServer();
  let asked = 0;
  const metadata = createServer((_, response) => {
    asked += 1;
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => metadata.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    metadata.close();
    await server.close();
  });
  const address = metadata.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const env = { AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://127.0.0.1:${port}`, AWS_METADATA_SERVICE_NUM_ATTEMPTS: '1' };
  const args = [server.endpoint];
  expect(await run('run-with-aws-order.ts', args, env)).toMatchObject({ code: 'no_credentials', rows: 0 });
  expect(asked).toBe(0);
  await run('run-with-aws-order.ts', args, { ...env, AWS_EC2_METADATA_DISABLED: 'false' });
  expect(asked).toBeGreaterThan(0);
  expect(server.seen).toHaveLength(0);
  const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'fake-secret-of-the-tests' };
  expect(await run('run-with-aws-order.ts', args, keys)).toMatchObject({ code: null, rows: 1 });
  const token = { AWS_BEARER_TOKEN_BEDROCK: 'fake-token-of-the-tests' };
  expect(await run('run-with-aws-order.ts', args, token)).toMatchObject({ code: null, rows: 1 });
});
