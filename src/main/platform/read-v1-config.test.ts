import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../shared/language.ts';
import { settingsSchema } from '../../shared/settings/schema.ts';
import { mapV1Config } from '../../shared/settings/v1-config.ts';
import { V1_KEYS, V1_NOTES } from '../../shared/settings/v1-keys.ts';
import { v1NoteText } from '../../shared/settings/v1-note-text.ts';
import { parseV1Config, readV1Config } from './read-v1-config.ts';

const SAMPLE = join(import.meta.dirname, '../../../resources/samples/config.v1.yaml');
const unusable = () => ({ kind: 'unusable' }) as const;

function configOf(text: string) {
  const entries = parseV1Config(new TextEncoder().encode(text), 'config.yaml');
  return entries.ok ? mapV1Config(entries.value, unusable) : entries;
}

function detailOf(text: string): string {
  const config = configOf(text);
  if (config.ok) return 'accepted';
  expect(config.error.code).toBe('bad_config');
  return config.error.detail;
}

describe("v1's config.yaml", () => {
  it('is read as it is: 23 keys, each a setting or a note', async () => {
    const entries = await readV1Config(SAMPLE);
    expect(entries.ok && entries.value.map(({ key }) => key)).toEqual(Object.keys(V1_KEYS));
    expect(Object.keys(V1_KEYS)).toHaveLength(23);
    const config = entries.ok ? mapV1Config(entries.value, unusable) : entries;
    expect(config).toEqual({
      ok: true,
      value: {
        settings: {
          ioWorkers: 32,
          maxMemoryGb: 500,
          memoryThresholdPercent: 80,
          fileBatchSize: 8,
          chunkBatchSize: 16,
          chunkDurationS: 25,
          overlapS: 1,
        },
        notes: [
          { note: 'workers', keys: ['max_workers'] },
          { note: 'gpu_workers', keys: ['gpu_workers'] },
          { note: 'chunk_cache', keys: ['chunk_cache_size'] },
          { note: 'chunk_duration', keys: ['chunk_duration_sec'] },
          { note: 'recogniser_unusable', keys: ['transcription_model'] },
          { note: 'text_sentiment', keys: ['client_text_model_path', 'agent_text_model_path'] },
          {
            note: 'acoustic_sentiment',
            keys: [
              'client_acoustic_model_path',
              'agent_acoustic_model_path',
              'client_acoustic_scaler_path',
              'agent_acoustic_scaler_path',
            ],
          },
          { note: 'database', keys: ['database_type', 'db_host', 'db_port', 'db_name', 'db_user', 'db_password'] },
        ],
      },
    });
    expect(config.ok && settingsSchema.safeParse(config.value.settings).success).toBe(true);
  });

  it('takes an installed recogniser', () => {
    const entries = [{ key: 'transcription_model', value: 'darija', line: 1 }];
    expect(mapV1Config(entries, () => ({ kind: 'installed', id: 'darija' }))).toMatchObject({
      value: { settings: { asrModel: 'darija' }, notes: [{ note: 'recogniser_installed' }] },
    });
  });

  it('accepts no number that the settings would refuse', () => {
    const rules = Object.values(V1_KEYS).flatMap((rule) => ('setting' in rule ? [rule] : []));
    expect(rules).toHaveLength(7);
    for (const { expected, setting } of rules) {
      const [min, max] = (expected.match(/[\d.]+/g) ?? []).map(Number);
      for (const value of [min, max]) expect(settingsSchema.safeParse({ [setting]: value }).success).toBe(true);
    }
  });

  it('has words for every note', () => {
    for (const note of V1_NOTES) for (const language of LANGUAGES) expect(v1NoteText(note, language)).toMatch(/\.$/);
  });

  it('may be empty, or leave a text empty', () => {
    expect(configOf('# nothing\n')).toEqual({ ok: true, value: { settings: {}, notes: [] } });
    expect(configOf('transcription_model:\n')).toEqual({ ok: true, value: { settings: {}, notes: [] } });
  });
});

describe("a mistake in v1's config.yaml", () => {
  it.each([
    [
      '# one\n\nchunk_batchsize: 3\n',
      /^line 3: "chunk_batchsize" is not a key of this file; expected one of max_workers, /,
    ],
    [
      'io_workers: 1\nchunk_batch_size: many\n',
      'line 2: chunk_batch_size: expected a whole number from 1 to 256, found "many"',
    ],
    ['chunk_batch_size: 1.5\n', 'line 1: chunk_batch_size: expected a whole number from 1 to 256, found 1.5'],
    ['chunk_batch_size:\n', 'line 1: chunk_batch_size: expected a whole number from 1 to 256, found nothing'],
    ['chunk_duration_sec: {a: 1}\n', 'line 1: chunk_duration_sec: expected a number from 1 to 60, found nested keys'],
    ['overlap_sec: .nan\n', 'line 1: overlap_sec: expected a number from 0 to 5, found NaN'],
    ['database_type: oracle\n', 'line 1: database_type: expected "postgresql" or "sqlite", found "oracle"'],
    ['"io_workers": 4\r\n\r\nio_worker: 4\r\n', /^line 3: "io_worker" /],
    ['__proto__: 1\n', /^line 1: "__proto__" is not a key/],
    ['io_workers: 1\nio_workers: 2\n', /line 2: duplicate/i],
    ['io_workers: [1\n', /line \d: /],
    ['- a\n- b\n', /line 1: expected lines of "key: value"/],
    ['a: 1\n---\nb: 2\n', /one document/],
    ['io_workers: !!js/function "f"\n', /line 1: .*tag/i],
  ])('%j is named with its line', (text, detail) => {
    if (typeof detail === 'string') expect(detailOf(text)).toBe(detail);
    else expect(detailOf(text)).toMatch(detail);
  });

  it('names all mistakes at once', () => {
    expect(detailOf('io_workers: x\nfile_batch_size: y\n').split('\n')).toHaveLength(2);
  });

  it('never shows what stands in a db_ key', () => {
    expect(detailOf('db_password: [CANARY]\n')).toBe('line 1: db_password: expected text, found a list');
    expect(detailOf('db_port: CANARY\n')).toBe('line 1: db_port: expected a whole number from 1 to 65535, found text');
    expect(detailOf('db_user: 123456\n')).toBe('line 1: db_user: expected text, found a number');
  });
});

describe('a file meant to do harm', () => {
  const lines = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => line(i)).join('\n');
  it.each([
    ['doubling aliases', `a0: &a0 [x]\n${lines(30, (i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)}`],
    ['merge keys', `a: &a {x: 1}\n${lines(2000, () => '? {<<: [*a, *a, *a]}\n: 1')}`],
    ['many aliases', `a: &a 1\nb: [${'*a, '.repeat(15_000)}*a]`],
    ['deep brackets', `a: ${'['.repeat(30_000)}`],
    ['deep blocks', lines(200, (i) => `${' '.repeat(i)}a:`)],
    ['flow mappings', `a: ${'{a: '.repeat(15_000)}`],
    ['many anchors', lines(9000, (i) => `&a${i} b${i}:`)],
    ['many keys', lines(12_000, (i) => `${i}:`)],
    ['a long quoted text', `a: "${'\\x41'.repeat(16_000)}`],
    ['spaces and tabs', `a:${' \t'.repeat(30_000)}b: c: d`],
    ['folded lines', `a: >\n${lines(30_000, () => ' ')}\n\tb`],
    ['too many bytes', `# ${'x'.repeat(70_000)}`],
    ['bytes that are not UTF-8', '\u0000\u0000: *a'],
  ])('%s: refused within 200 ms', (name, long) => {
    // As long as it may be, so that it is the parser that has to cope.
    const text = name === 'too many bytes' ? long : long.slice(0, 16_000);
    const startMs = performance.now();
    expect(detailOf(text)).not.toBe('accepted');
    expect(performance.now() - startMs).toBeLessThan(200);
  });

  it('is not read when it is too large, or not there', async () => {
    expect(await readV1Config('/dev/zero')).toMatchObject({ ok: false, error: { code: 'bad_config' } });
    expect(await readV1Config(`${SAMPLE}.none`)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(parseV1Config(Buffer.from([0xff, 0xfe, 0x41]), 'x')).toMatchObject({
      ok: false,
      error: { code: 'bad_config' },
    });
    expect((await readFile(SAMPLE)).length).toBeLessThan(4096);
  });
});
