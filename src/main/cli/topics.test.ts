import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Command } from 'commander';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { settingsSchema } from '../../shared/settings/schema.ts';
import { takeOwnership } from '../engine/owner-lock.ts';
import type { CliContext } from './context.ts';
import { registerTopics } from './topics.ts';

let printed: string[];
let code: number;
let folder: string;

beforeEach(() => {
  [printed, code] = [[], 0];
  folder = mkdtempSync(join(tmpdir(), 'nabra-topics-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

async function nabra(args: readonly string[], lines: readonly string[] = []): Promise<void> {
  const context: CliContext = {
    profileFolder: folder,
    catalogFile: join(folder, 'catalog.sqlite'),
    settings: settingsSchema.parse({}),
    language: 'en',
    input: Readable.from(lines.map((line) => `${line}\n`)),
    print: (line) => printed.push(line),
    warn: () => {},
    setExitCode: (given) => {
      code = given;
    },
  };
  const program = new Command('nabra').exitOverride();
  registerTopics(program, () => context);
  await program.parseAsync(['topics', ...args], { from: 'user' });
}

const FIBRE = { id: 'c1', turns: [{ side: 'client', text: 'ma fibre est coupée depuis hier soir' }] };

test('a glossary is imported, calls are classified by it, and a line that is no call spoils no other', async () => {
  const file = join(folder, 'mine.csv');
  writeFileSync(
    file,
    'Thème;Mots-clés\nPanne;fibre coupée, plus de connexion\nFacture;facture, montant\n;sans thème\n',
  );
  await nabra(['import', file, '--as', 'B2C', '--json']);
  expect(JSON.parse(printed[0] ?? '')).toMatchObject({ glossary: 'B2C', version: 2, entries: 2, touched: 0 });
  printed = [];
  await nabra(
    ['classify', '--as', 'B2C', '--json'],
    [JSON.stringify(FIBRE), 'no json', JSON.stringify({ id: 2, turns: [] })],
  );
  const [first, second, third] = printed.map((line) => JSON.parse(line));
  expect(first).toMatchObject({ id: 'c1', topics: [{ label: 'Panne' }], summary: expect.stringContaining('Panne') });
  expect(second).toMatchObject({ id: null, error: { code: 'bad_usage' } });
  expect(third).toMatchObject({ id: 2, topics: [] });
  expect(code).toBe(1);
});

test('before a glossary is imported the sample classifies', async () => {
  await nabra(['classify', '--as', 'B2C', '--json'], [JSON.stringify(FIBRE)]);
  expect(JSON.parse(printed[0] ?? '').topics).not.toEqual([]);
});

test('the other glossary’s file is not taken for this one', async () => {
  const file = join(folder, 'glossaire B2B.csv');
  writeFileSync(file, 'Thème;Mots-clés\nPanne;fibre coupée\n');
  await nabra(['import', file, '--as', 'B2C', '--json']);
  expect(JSON.parse(printed[0] ?? '')).toMatchObject({
    error: { code: 'bad_glossary', detail: expect.stringContaining('B2B') },
  });
  expect(code).toBe(2);
});

test('a file that is no glossary is refused with what is missing, and changes nothing', async () => {
  const file = join(folder, 'x.csv');
  writeFileSync(file, 'a;b\n1;2\n');
  await nabra(['import', file, '--as', 'B2B', '--json']);
  expect(JSON.parse(printed[0] ?? '')).toMatchObject({ error: { code: 'bad_glossary' } });
  expect(code).toBe(2);
});

test('a glossary comes back as it was imported', async () => {
  const sample = join(import.meta.dirname, '../../../resources/samples/glossaries/glossaire B2B.xlsx');
  await nabra(['import', sample, '--as', 'B2B']);
  const back = join(folder, 'back.xlsx');
  await nabra(['export', back, '--as', 'B2B']);
  printed = [];
  await nabra(['import', back, '--as', 'B2B', '--json']);
  expect(JSON.parse(printed[0] ?? '')).toMatchObject({ entries: 33, touched: 0 });
  await nabra(['export', join(folder, 'back.pdf'), '--as', 'B2B']);
  expect(code).toBe(2);
});

test('classifying keeps nothing, and works while another program has the catalog', async () => {
  const owner = takeOwnership(join(folder, 'catalog.sqlite'));
  if (!owner.ok) throw new Error(owner.error.detail);
  onTestFinished(() => owner.value.release());
  const before = readdirSync(folder).sort();
  await nabra(['classify', '--as', 'B2C', '--json'], [JSON.stringify(FIBRE)]);
  expect(code).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(before);
});
