import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Command } from 'commander';
import { afterAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../shared/language.ts';
import { settingsSchema } from '../../shared/settings/schema.ts';
import { openCatalog } from '../engine/catalog/open.ts';
import { TOPICS } from '../engine/doctor/check.ts';
import { checkCatalog } from '../engine/doctor/check-profile.ts';
import { registerDoctor } from './doctor.ts';

const folder = await mkdtemp(join(tmpdir(), 'nabra-doctor-'));
afterAll(() => rm(folder, { recursive: true }));

interface Options {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly language?: Language;
}

async function run(options: Options, ...args: string[]): Promise<{ out: string; code: number }> {
  const said = { out: '', code: -1 };
  const program = new Command();
  registerDoctor(program, () => ({
    profileFolder: join(folder, 'profile'),
    catalogFile: join(folder, 'none.sqlite'),
    settings: settingsSchema.parse(options.settings ?? {}),
    language: options.language ?? 'en',
    print: (line) => {
      said.out += `${line}\n`;
    },
    warn: () => {},
    setExitCode: (code) => {
      said.code = code;
    },
  }));
  await program.parseAsync(['doctor', ...args], { from: 'user' });
  return said;
}

interface Row {
  readonly topic: string;
  readonly state: string;
  readonly found: string;
  readonly remedy: string | null;
  readonly code: string | null;
}
async function findings(options: Options): Promise<readonly Row[]> {
  return JSON.parse((await run(options, '--json')).out).checks;
}

describe('nabra doctor', () => {
  it('tells of every topic, in order', async () => {
    const checks = await findings({});
    const topics = checks.map((check) => check.topic);
    expect(topics).toEqual([...topics].sort((a, b) => TOPICS.indexOf(a as never) - TOPICS.indexOf(b as never)));
    expect([...new Set(topics), 'decoders']).toEqual(expect.arrayContaining([...TOPICS]));
    expect(checks.find((check) => check.topic === 'onnxRuntime')?.found).toMatch(/^1\.\d+\.\d+ on the processor$/);
    expect(checks.find((check) => check.topic === 'models')?.found).toContain('moonshine-tiny-en');
  });

  it('gives each problem a remedy, in each language', async () => {
    const settings = { asrModel: 'not-here', ffmpegPath: '/nowhere/ffmpeg' };
    for (const language of LANGUAGES) {
      const checks = (await findings({ settings, language })).filter((check) => check.state !== 'good');
      expect(checks.map((check) => check.code)).toEqual(expect.arrayContaining(['model_missing', 'decoder_missing']));
      for (const check of checks) expect(check.remedy).toMatch(/\S{2}/);
    }
    const text = await run({ settings });
    expect(text.code).toBe(1);
    expect(text.out).toMatch(/^✗ Models +not-here, which the settings choose, is not installed\n +→ \S/m);
  });

  it('knows a whole catalog from a damaged and a newer one, and changes none', async () => {
    const whole = join(folder, 'whole.sqlite');
    const opened = openCatalog(whole);
    if (opened.ok) opened.value.close();
    const state = (file: string) => checkCatalog(file).error?.code ?? checkCatalog(file).state;
    expect(state(whole)).toBe('good');
    const newer = join(folder, 'newer.sqlite');
    const database = new Database(newer);
    database.exec('CREATE TABLE t (x); PRAGMA user_version = 9999');
    database.close();
    expect(state(newer)).toBe('catalog_newer');
    const noise = join(folder, 'noise.sqlite');
    await writeFile(noise, 'no database at all, but long enough to be looked at'.repeat(100));
    expect(state(noise)).toBe('catalog_damaged');
    await truncate(whole, 8192);
    expect(state(whole)).toBe('catalog_damaged');
  });

  it('tells a broken model by its file', async () => {
    const model = join(folder, 'profile/models/broken');
    await mkdir(model, { recursive: true });
    await writeFile(join(model, 'model.json'), '{}');
    const broken = (await findings({})).filter((check) => check.code === 'model_damaged');
    expect(broken).toHaveLength(1);
    expect(broken[0]?.found).toContain(join(model, 'model.json'));
  });
});
