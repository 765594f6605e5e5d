import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Settings, settingsSchema } from '../../shared/settings/schema.ts';
import { takeOwnership } from '../engine/owner-lock.ts';
import { makeCalls, makeWav } from '../engine/queue/testing/make-folder.ts';
import { registerAnalyze } from './analyze.ts';
import { registerExport } from './export.ts';
import { analyzeJsonSchema, errorJsonSchema } from './json-output.ts';

let folder: string;
let calls: string;
let catalogName: string;
beforeEach(async () => {
  catalogName = 'catalog.sqlite';
  folder = await mkdtemp(join(tmpdir(), 'nabra-cli-'));
  calls = makeCalls(folder, 4);
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs a command with a real engine and an analyzer that invents its texts, so that no model need be loaded. */
async function nabra(...args: string[]): Promise<{ out: string; err: string; code: number }> {
  return nabraWith({}, ...args);
}

/** The same with other settings than the defaults. */
async function nabraWith(settings: Partial<Settings>, ...args: string[]) {
  const said = { out: '', err: '', code: 0 };
  const context = () => ({
    profileFolder: join(folder, 'profile'),
    catalogFile: join(folder, 'profile', catalogName),
    settings: settingsSchema.parse({ analyzers: 2, threads: 1, language: 'en', ...settings }),
    analyzerEntry: join(import.meta.dirname, '../engine/queue/testing/fault-analyzer.ts'),
    language: 'en' as const,
    print: (line: string) => {
      said.out += `${line}\n`;
    },
    warn: (line: string) => {
      said.err += `${line}\n`;
    },
    setExitCode: (code: number) => {
      said.code = code;
    },
  });
  const program = new Command();
  registerAnalyze(program, context);
  registerExport(program, context);
  await program.parseAsync([...args, '--out', join(folder, 'output')], { from: 'user' });
  return said;
}

async function analyze(...args: string[]) {
  const { out, code } = await nabra('analyze', calls, '--json', ...args);
  return { code, run: analyzeJsonSchema.parse(JSON.parse(out)) };
}

const rows = async (path: string) => (await readFile(path, 'utf8')).split('\r\n').slice(1);

describe('nabra analyze', () => {
  it('prints one object, and writes the files it names', async () => {
    const { run, code } = await analyze();
    expect(code).toBe(0);
    expect(run.counts).toEqual({ found: 4, analysed: 4, failed: 0, rejected: 0, skipped: 0 });
    expect(run.calls.map(({ fileName, status }) => [fileName, status])).toEqual([
      ['call-01.wav', 'done'],
      ['call-02.wav', 'done'],
      ['call-03.wav', 'done'],
      ['call-04.wav', 'done'],
    ]);
    expect(run.calls[0]).toMatchObject({ error: null, channels: 2, lanes: [{ side: 'agent' }, { side: 'client' }] });
    for (const path of Object.values(run.outputs)) expect(existsSync(path)).toBe(true);
    expect(JSON.parse(await readFile(run.outputs.performanceReport, 'utf8'))).toMatchObject({ counts: run.counts });
  });

  it('analyses nothing twice, gives the lanes all the same, and writes the same table', async () => {
    const first = await analyze();
    const second = await analyze();
    expect(second.code).toBe(0);
    expect(second.run.counts).toEqual({ found: 4, analysed: 0, failed: 0, rejected: 0, skipped: 4 });
    expect(second.run.calls.map(({ lanes }) => lanes)).toEqual(first.run.calls.map(({ lanes }) => lanes));
    expect(await rows(second.run.outputs.results)).toEqual(await rows(first.run.outputs.results));
  });

  it('exits 1 when a call cannot be analysed, but not for what is no call', async () => {
    await writeFile(join(calls, 'notes.txt'), 'no call');
    expect((await analyze()).code).toBe(0);
    await writeFile(join(calls, 'damaged.wav'), 'no sound');
    const { run, code } = await analyze();
    expect(code).toBe(1);
    expect(run.counts).toMatchObject({ found: 5, rejected: 1 });
    const damaged = run.calls.find(({ fileName }) => fileName === 'damaged.wav');
    expect(damaged?.error?.remedy.length).toBeGreaterThan(10);
  });

  it('leaves subfolders out when told to', async () => {
    await mkdir(join(calls, 'sub'));
    await writeFile(join(calls, 'sub', 'call-05.wav'), makeWav(5, 1));
    expect((await analyze('--no-recursive')).run.counts.analysed).toBe(4);
    expect((await analyze()).run.counts.analysed).toBe(1);
  });

  it('swaps the sides with --agent-channel', async () => {
    const { run } = await analyze('--agent-channel', 'right');
    expect(run.calls[0]?.lanes.map(({ side }) => side)).toEqual(['client', 'agent']);
  });

  it('keeps the catalog of the profile as it is with --save-mode csv, and whatever lies in the output folder', async () => {
    await mkdir(join(folder, 'output/.nabra'), { recursive: true });
    await writeFile(join(folder, 'output/.nabra/catalog.sqlite'), 'mine');
    const { run } = await analyze('--save-mode', 'csv');
    expect(run.counts.analysed).toBe(4);
    expect(existsSync(join(folder, 'profile/catalog.sqlite'))).toBe(false);
    expect(await readFile(join(folder, 'output/.nabra/catalog.sqlite'), 'utf8')).toBe('mine');
    expect(await readdir(join(folder, 'output'))).toHaveLength(6);
  });

  it("runs with v1's configuration and says what its keys mean now", async () => {
    const sample = join(import.meta.dirname, '../../../resources/samples/config.v1.yaml');
    const { out, err, code } = await nabra('analyze', calls, '--save-mode', 'csv', '--config', sample);
    expect(code).toBe(0);
    expect(out).toContain('4 analysed');
    expect(err).toMatch(/^database_type, db_host, .*: is read and left aside/m);
    expect(err).not.toContain('change-me');
  });

  it('looks without writing with --dry-run', async () => {
    await writeFile(join(calls, 'copy.wav'), makeWav(1, 0.51));
    const { out, code } = await nabra('analyze', calls, '--dry-run');
    expect(code).toBe(0);
    expect(out).toMatch(/4 recordings to analyse .* 1 copies, 0 left out, of 5 files/);
    expect(await readdir(folder)).toEqual(['calls']);
  });

  it('knows with --dry-run what is analysed, also while another process works with the profile', async () => {
    await analyze();
    const before = await readFile(join(folder, 'profile/catalog.sqlite'));
    const owner = takeOwnership(join(folder, 'profile/catalog.sqlite'));
    const { out, code } = await nabra('analyze', calls, '--dry-run');
    if (owner.ok) owner.value.release();
    expect(code).toBe(0);
    expect(out).toContain('4 of them already analysed');
    expect((await readFile(join(folder, 'profile/catalog.sqlite'))).equals(before)).toBe(true);
  });

  it('prints the performance report when asked', async () => {
    const { out } = await nabra('analyze', calls, '--performance-report');
    expect(out).toMatch(/Files per hour +\d+\.\d/);
    expect(out).toMatch(/Time per stage +\w+ \d/);
    expect(out).toMatch(/Bottleneck +.+\./);
  });

  it('exits 2 for a folder that is not there, and for a mistake in the configuration, naming its line', async () => {
    const missing = await nabra('analyze', join(folder, 'nowhere'), '--json');
    expect(missing.code).toBe(2);
    expect(errorJsonSchema.parse(JSON.parse(missing.out)).error.code).toBe('not_found');
    await writeFile(join(folder, 'config.yaml'), '# mine\nmax_worker: 3\n');
    const wrong = await nabra('analyze', calls, '--config', join(folder, 'config.yaml'));
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toContain('line 2: "max_worker" is not a key');
  });

  it('exits 2 for a model that is not installed, naming those that are, and for an ffmpeg that does not run', async () => {
    const wrong = await nabra('analyze', calls, '--asr', 'nope');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toMatch(/--asr "nope": expected one of .*moonshine-tiny-en/);
    const otherKind = await nabra('analyze', calls, '--vad', 'moonshine-tiny-en');
    expect(otherKind.code).toBe(2);
    expect(otherKind.err).toContain('silero-vad-v6');
    const configured = await nabraWith({ asrModel: 'nope' }, 'analyze', calls);
    expect(configured).toMatchObject({ code: 2, err: expect.stringContaining('asrModel "nope"') });
    const noFfmpeg = await nabraWith({ ffmpegPath: '/nowhere/ffmpeg' }, 'analyze', calls);
    expect(noFfmpeg).toMatchObject({ code: 2, err: expect.stringContaining('ffmpegPath "/nowhere/ffmpeg"') });
  });

  it('exits 2 for --save-mode csv with a catalog of its own, or with failed calls to try again', async () => {
    const retry = await nabra('analyze', calls, '--save-mode', 'csv', '--retry-failed');
    expect(retry).toMatchObject({ code: 2, err: expect.stringContaining('keeps no failed calls') });
    catalogName = 'other.sqlite';
    const catalog = await nabra('analyze', calls, '--save-mode', 'csv');
    expect(catalog).toMatchObject({ code: 2, err: expect.stringContaining('leave --catalog out') });
    expect(existsSync(join(folder, 'output'))).toBe(false);
  });

  it('exits 3 while another process works with the profile', async () => {
    const owner = takeOwnership(join(folder, 'profile/catalog.sqlite'));
    const { code, err } = await nabra('analyze', calls);
    if (owner.ok) owner.value.release();
    expect(code).toBe(3);
    expect(err).toContain(`process ${process.pid}`);
  });

  it('stops on Ctrl-C, keeps what is finished, and goes on from there', async () => {
    makeCalls(folder, 120);
    const stopping = analyze();
    const timer = setInterval(() => {
      if (!existsSync(join(folder, 'profile/catalog.sqlite'))) return;
      clearInterval(timer);
      setTimeout(() => process.emit('SIGINT'), 700);
    }, 20);
    const stopped = await stopping;
    expect(stopped.code).toBe(1);
    expect(stopped.run.counts.analysed).toBeLessThan(120);
    const { found, analysed, failed, rejected, skipped } = stopped.run.counts;
    expect(analysed + failed + rejected + skipped).toBe(found);
    const again = await analyze();
    expect(again.code).toBe(0);
    expect(again.run.counts).toMatchObject({ found: 120, analysed: 120 - analysed, skipped: analysed });
  });
});

describe('nabra export', () => {
  it('writes the last run again, or the one that is named', async () => {
    const { run } = await analyze();
    const { out, code } = await nabra('export', '--json');
    expect(code).toBe(0);
    const { batchId, outputs } = JSON.parse(out);
    expect(outputs.results).not.toBe(run.outputs.results);
    expect(await rows(outputs.results)).toEqual(await rows(run.outputs.results));
    const named = await nabra('export', '--batch', batchId, '--separator', 'semicolon', '--json');
    expect(await readFile(JSON.parse(named.out).outputs.results, 'utf8')).toContain('"file_name";"transcription"');
  });

  it('exits 2 when there is no such run', async () => {
    expect(await nabra('export')).toMatchObject({ code: 2, out: '' });
    expect(await nabra('export', '--batch', 'nobody')).toMatchObject({ code: 2 });
  });
});
