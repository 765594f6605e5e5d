import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder } from '../queue/testing/make-folder.ts';
import { openCatalog } from './open.ts';

function place(): string {
  return join(makeFolder(onTestFinished), 'profile', 'catalog.sqlite');
}

function open(file: string) {
  const opened = openCatalog(file);
  if (!opened.ok) throw new Error(opened.error.detail);
  return opened.value;
}

test('a new catalog is for its owner only and keeps what was acknowledged', () => {
  const file = place();
  const { catalog, close } = open(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(file, '..')).mode & 0o777).toBe(0o700);
  expect(catalog.database.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(catalog.database.pragma('synchronous', { simple: true })).toBe(2);
  expect(catalog.database.pragma('foreign_keys', { simple: true })).toBe(1);
  close();
});

test('every start has a number of its own, and an unclean end is noticed by the next', () => {
  const file = place();
  const first = open(file);
  first.catalog.database.close();
  const second = open(file);
  expect(second).toMatchObject({ epoch: first.epoch + 1, afterUncleanEnd: true });
  second.close();
  const third = open(file);
  expect(third.afterUncleanEnd).toBe(false);
  third.close();
});

test('a catalog of a newer version is refused and left as it is', () => {
  const file = place();
  open(file).close();
  const database = new Database(file);
  database.pragma('user_version = 999');
  database.close();
  const before = readFileSync(file);
  expect(openCatalog(file)).toMatchObject({ ok: false, error: { code: 'catalog_newer' } });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a catalog that another program holds is said to be in use', { timeout: 20_000 }, () => {
  const file = place();
  open(file).close();
  const other = new Database(file);
  onTestFinished(() => void other.close());
  other.exec('BEGIN IMMEDIATE');
  expect(openCatalog(file)).toMatchObject({ ok: false, error: { code: 'profile_in_use' } });
});

test('what is no catalog is refused and left as it is', () => {
  const text = place();
  open(text).close();
  const other = new Database(join(text, '..', 'other.sqlite'));
  other.exec('CREATE TABLE mine (a)');
  other.close();
  writeFileSync(text, 'not a database, but long enough to be looked at as one'.repeat(100));
  for (const file of [text, join(text, '..', 'other.sqlite')]) {
    const before = readFileSync(file);
    expect(openCatalog(file)).toMatchObject({ ok: false, error: { code: 'catalog_damaged' } });
    expect(readFileSync(file).equals(before)).toBe(true);
  }
});

test('damage is found at the start after an unclean end, and nothing is written', () => {
  const file = place();
  const { catalog } = open(file);
  catalog.database.pragma('wal_checkpoint(TRUNCATE)');
  catalog.database.close();
  const bytes = readFileSync(file);
  const pages = bytes.length / 4096;
  let refused = 0;
  for (let page = 1; page < pages; page++) {
    const damaged = Buffer.from(bytes);
    damaged.fill(0x5a, page * 4096, page * 4096 + 200);
    writeFileSync(file, damaged);
    const opened = openCatalog(file);
    if (opened.ok) opened.value.close();
    else {
      expect(opened.error.code).toBe('catalog_damaged');
      expect(readFileSync(file).equals(damaged)).toBe(true);
      refused += 1;
    }
  }
  expect(refused).toBe(pages - 1);
});
