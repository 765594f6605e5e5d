import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { AwsKeys } from '../../../shared/ipc/shell/credential-requests.ts';
import { openCredentials } from './credential-keeper.ts';
import { openKeychain, type SafeStorage } from './keychain.ts';

const KEYS: AwsKeys = {
  accessKeyId: 'AKIACANARYCANARYAB12',
  secretAccessKey: 'canary/secret+of=nobody',
  sessionToken: null,
};

/** A keychain that turns each byte round with a key of its own, as `safeStorage` would with a better one. */
function storage(backend: string, key: number): SafeStorage {
  const turn = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ key));
  return {
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => backend,
    encryptString: (text) => turn(Buffer.from(`ok:${text}`)),
    decryptString(blob) {
      const text = turn(blob).toString();
      if (!text.startsWith('ok:')) throw new Error('Error while decrypting the ciphertext');
      return text.slice(3);
    },
  };
}

function folderHere() {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-keys-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'aws-keys.json');
  const told: (AwsKeys | null)[] = [];
  const open = (given: SafeStorage, platform: NodeJS.Platform = 'linux') =>
    openCredentials(file, openKeychain(given, platform), (keys) => told.push(keys));
  /** Everything that stands in the folder. */
  const onDisk = () =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('\n');
  return { folder, file, open, told, onDisk };
}

const KEPT = { own: { ending: 'AB12', temporary: false, keptIn: 'keychain' }, unreadable: false };

describe.each([
  ['linux', 'gnome_libsecret', 'gnome_libsecret'],
  ['linux', 'kwallet6', 'kwallet6'],
  ['darwin', 'unknown', 'Keychain'],
  ['win32', 'unknown', 'DPAPI'],
] as const)('on %s with %s', (platform, backend, name) => {
  test('keys are kept for the next start, and stand nowhere to be read', async () => {
    const { file, open, told, onDisk } = folderHere();
    const first = open(storage(backend, 0x5a), platform);
    expect(await first.keys()).toBeNull();
    expect(await first.keep(KEYS)).toEqual({ ok: true, value: { ...KEPT, keychain: name } });
    expect(told).toEqual([KEYS]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ v: 1, backend: name, blob: expect.any(String) });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(onDisk()).not.toMatch(/canary|AB12/i);
    const next = open(storage(backend, 0x5a), platform);
    expect(await next.keys()).toEqual(KEYS);
    expect(await next.state()).toEqual({ ...KEPT, keychain: name });
    expect(await next.forget()).toMatchObject({ ok: true, value: { own: null } });
    expect(onDisk()).toBe('');
  });
});

test.each(['basic_text', 'unknown'])('with %s keys are held in memory and never written', async (backend) => {
  const { open, onDisk } = folderHere();
  const keeper = open(storage(backend, 0));
  expect(await keeper.keep({ ...KEYS, sessionToken: 'token' })).toEqual({
    ok: true,
    value: { own: { ending: 'AB12', temporary: true, keptIn: 'memory' }, unreadable: false, keychain: null },
  });
  expect(onDisk()).toBe('');
  expect(await open(storage(backend, 0)).keys()).toBeNull();
});

test('a keychain that throws while it takes them keeps them in memory', async () => {
  const { open, onDisk } = folderHere();
  const broken = {
    ...storage('kwallet', 1),
    encryptString: () => {
      throw new Error('locked');
    },
  };
  expect(await open(broken).keep(KEYS)).toMatchObject({ ok: true, value: { own: { keptIn: 'memory' } } });
  expect(onDisk()).toBe('');
});

test.each([
  ['another desktop’s keychain', storage('kwallet6', 0x5a)],
  ['a keychain that was made anew', storage('gnome_libsecret', 0x33)],
  ['no keychain', storage('basic_text', 0x5a)],
])('with %s kept keys are asked for again and never overwritten', async (_, now) => {
  const { folder, file, open } = folderHere();
  await open(storage('gnome_libsecret', 0x5a)).keep(KEYS);
  const before = readFileSync(file, 'utf8');
  const keeper = open(now);
  expect(await keeper.keys()).toBeNull();
  expect(await keeper.state()).toMatchObject({ own: null, unreadable: true });
  expect(readFileSync(file, 'utf8')).toBe(before);
  // Back on the first desktop they are there again.
  expect(await open(storage('gnome_libsecret', 0x5a)).keys()).toEqual(KEYS);
  const others = { ...KEYS, accessKeyId: 'AKIACANARYCANARYCD34' };
  expect(await keeper.keep(others)).toMatchObject({ ok: true, value: { own: { ending: 'CD34' }, unreadable: false } });
  expect(readdirSync(folder).some((name) => readFileSync(join(folder, name), 'utf8') === before)).toBe(true);
  expect(await keeper.forget()).toMatchObject({ ok: true });
  expect(readdirSync(folder)).toEqual([]);
});

test('a damaged file is no crash', async () => {
  const { file, open } = folderHere();
  writeFileSync(file, '{"v":1,"backend":');
  expect(await open(storage('kwallet', 1)).state()).toMatchObject({ own: null, unreadable: true });
});

test('the functions that wait are preferred where there are any', async () => {
  const { open } = folderHere();
  const newer: SafeStorage = {
    ...storage('gnome_libsecret', 0),
    isEncryptionAvailable: () => false,
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (text) => Buffer.from(text).reverse(),
    decryptStringAsync: async (blob) => ({ result: Buffer.from(blob).reverse().toString() }),
  };
  expect(await open(newer).keep(KEYS)).toMatchObject({ ok: true, value: { own: { keptIn: 'keychain' } } });
  expect(await open(newer).keys()).toEqual(KEYS);
});
