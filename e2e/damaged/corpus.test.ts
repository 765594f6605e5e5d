import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CORPUS, type MadeCorpus, makeCorpus } from './corpus.ts';
import { riff, tone } from './riff.ts';
import { ffmpegPath, runFile } from './run-file.ts';
import { AWKWARD_NAMES } from './signal-files.ts';

const tools = ['ffmpeg'].filter((tool) => spawnSync(tool, ['-version']).error !== undefined);

describe.skipIf(tools.length > 0)(`the damaged corpus (needs ffmpeg)`, () => {
  let corpus: MadeCorpus;
  beforeAll(async () => {
    corpus = await makeCorpus();
  }, 60_000);
  afterAll(() => rm(corpus.folder, { recursive: true, force: true }));

  it.each(CORPUS)('$name', async ({ name, verdict }) => {
    const run = await runFile(corpus.pathOf(name));
    if ('refused' in verdict) {
      expect(run.ok ? run.value.decode : run.error.code).toBe(verdict.refused);
      return;
    }
    if (!run.ok) throw new Error(`${run.error.code}: ${run.error.detail}`);
    const { decode, laneSamples, notFinite } = run.value;
    expect(decode.findings.map((finding) => finding.flag).sort()).toEqual([...verdict.flags].sort());
    expect(Math.abs(decode.durationS - verdict.durationS)).toBeLessThan(0.06);
    if (verdict.lanes) expect(decode.laneChannels).toEqual(verdict.lanes);
    for (const samples of laneSamples) expect(Math.abs(samples / 16_000 - decode.durationS)).toBeLessThan(0.001);
    expect(notFinite).toBe(0);
  });
});

describe('names and kinds of files', () => {
  let folder: string;
  const speech = riff(tone(32_000));
  beforeAll(async () => {
    folder = (await makeCorpus([])).folder;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(AWKWARD_NAMES.map((name) => ({ name })))('reads %j', async ({ name }) => {
    const path = join(folder, name);
    await writeFile(path, speech);
    const run = await runFile(path);
    expect(run.ok && run.value.decode.findings).toEqual([]);
  });

  it.skipIf(ffmpegPath === null)(
    'decodes names through ffmpeg that are no text, and runs nothing in them',
    async () => {
      execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'sine=d=2', '-c:a', 'flac', join(folder, 'x.flac')]);
      const { readFile } = await import('node:fs/promises');
      const flac = await readFile(join(folder, 'x.flac'));
      for (const name of [Buffer.from('latin1_\xe9.flac', 'latin1'), Buffer.from('$(touch pwned)%d:x.flac')]) {
        const path = Buffer.concat([Buffer.from(`${folder}/`), name]);
        await writeFile(path, flac);
        const run = await runFile(path);
        expect(run.ok && run.value.decode.durationS).toBeCloseTo(2, 2);
      }
      expect(readdirSync(folder)).not.toContain('pwned');
      expect(readdirSync('.')).not.toContain('pwned');
    },
  );

  it('refuses links, folders and pipes at once', async () => {
    await mkdir(join(folder, 'dir.wav'));
    await symlink('/etc/passwd', join(folder, 'link.wav'));
    await symlink('nowhere.wav', join(folder, 'dangling.wav'));
    execFileSync('mkfifo', [join(folder, 'fifo.wav')]);
    const codes: string[] = [];
    const start = performance.now();
    for (const name of ['dir.wav', 'link.wav', 'dangling.wav', 'fifo.wav', 'absent.wav']) {
      const run = await runFile(join(folder, name));
      codes.push(run.ok ? 'ok' : run.error.code);
    }
    expect(codes).toEqual(['not_regular_file', 'symlink', 'symlink', 'not_regular_file', 'not_found']);
    expect(performance.now() - start).toBeLessThan(50);
  });
});
