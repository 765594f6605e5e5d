import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../src/shared/errors.ts';
import { CORPUS, type MadeCorpus, makeCorpus } from './damaged/corpus.ts';
import { riff, tone } from './damaged/riff.ts';
import { AWKWARD_NAMES } from './damaged/signal-files.ts';
import { type AnalyzedCall, type AnalyzeRun, copySamples, makePlace } from './nabra.ts';

const missing = ['ffmpeg', 'sox'].filter((tool) => spawnSync(tool, ['--help']).error !== undefined);

/** Words of a file outside the folder, which some of the damaged files try to have read. */
const CANARY = 'canary-7f3a91';

describe.skipIf(missing.length > 0)(
  `a folder of everything damaged (needs ffmpeg and sox; missing: ${missing.join(', ') || 'none'})`,
  () => {
    const place = makePlace();
    const calls = join(place.folder, 'calls');
    let corpus: MadeCorpus;
    let run: AnalyzeRun & { readonly code: number | null };
    const names = new Map<string, string>();

    beforeAll(async () => {
      corpus = await makeCorpus();
      mkdirSync(calls);
      for (const { name } of CORPUS) writeFileSync(join(calls, name), corpus.bytesOf(name));
      copySamples(calls, /20010/);
      writeAwkwardNames(join(calls, 'names'), names);
      writeTraps(calls, place.folder);
      run = await place.analyze([calls]);
    }, 180_000);
    afterAll(async () => {
      place.remove();
      await rm(corpus.folder, { recursive: true, force: true });
    });

    const callOf = (name: string): AnalyzedCall => {
      const found = run.calls.find(({ path }) => path === join(calls, name));
      if (!found) throw new Error(`${name} is not among the calls`);
      return found;
    };

    it('ends, with every file done or refused with a code from the list', () => {
      expect(run.code).toBe(1);
      expect(run.counts.failed).toBe(0);
      for (const { path, status, error } of run.calls) {
        expect(['done', 'skipped', 'rejected'], path).toContain(status);
        expect(status === 'rejected', path).toBe(error !== null);
        if (error) expect(ERROR_CODES).toContain(error.code);
        expect(error?.code).not.toBe('internal');
      }
    });

    it.each(CORPUS)('$name', ({ name, verdict }) => {
      const { status, error, flags, durationS, sha256 } = callOf(name);
      if ('refused' in verdict) {
        expect([status, error?.code]).toEqual(['rejected', verdict.refused]);
        return;
      }
      expect(error).toBeNull();
      // Some files of the corpus hold the same bytes under another ending. They are one call, with the flags of the name it was
      // first read by.
      const twins = run.calls.filter((call) => call.sha256 === sha256).length > 1;
      const compared = (flag: string) => flag !== 'no_speech' && !(twins && flag === 'extension_mismatch');
      expect(twins ? ['done', 'skipped'] : ['done']).toContain(status);
      expect(flags.filter(compared).sort()).toEqual(verdict.flags.filter(compared).sort());
      expect(Math.abs((durationS ?? 0) - verdict.durationS)).toBeLessThan(0.06);
    });

    it('analyses the whole call among them', () => {
      expect(callOf('20261109-173302_agent01_B2C_20010.wav').lanes.length).toBe(2);
    });

    it('analyses calls of every name, also one that is no text and one with a path of 3,000 characters', () => {
      for (const [name, shown] of names) {
        const found = run.calls.filter(({ path }) => path.endsWith(shown));
        expect(
          found.map(({ status }) => status),
          name,
        ).toEqual(['done']);
      }
      const long = run.calls.find(({ fileName }) => fileName === 'deep.wav');
      expect(long?.path.length).toBeGreaterThan(3000);
      expect(long?.status).toBe('done');
      const everywhere = [calls, join(calls, 'names'), place.folder, place.home, process.cwd()];
      for (const folder of everywhere) expect(existsSync(join(folder, 'pwned')), folder).toBe(false);
    });

    it('leaves links, pipes and folders unread, and says so', () => {
      expect(callOf('fifo.wav').error?.code).toBe('not_regular_file');
      expect(callOf('folder.wav').error?.code).toBe('not_regular_file');
      for (const name of ['link-out.wav', 'link-zero.wav', 'dangling.wav', 'loop-a.wav', 'loop-b.wav']) {
        expect(callOf(name).error?.code, name).toBe('symlink');
      }
      // What lies behind a link to a folder is not found at all.
      expect(run.calls.filter(({ path }) => path.includes('linked-folder/'))).toEqual([]);
    });

    it('lets no trick read a file that it names', () => {
      for (const name of ['trick-hls.wav', 'trick-concat.wav', 'trick-concat.ogg', 'trick-ffmetadata.wav']) {
        expect(callOf(name).error?.code, name).toBe('not_audio');
      }
      for (const file of filesBelow(place.home).concat(filesBelow(place.out))) {
        expect(readFileSync(file).includes(CANARY), file).toBe(false);
      }
      expect(JSON.stringify(run)).not.toContain(CANARY);
    });

    it('writes a table in which no name or text is a formula', () => {
      const table = readFileSync(run.outputs.results, 'utf8');
      expect(table).toContain(`"'=cmd|' -C calc'!A0.wav"`);
      expect(table).not.toMatch(/(^|\n|,)"?[=@]/);
    });
  },
);

/** Valid calls under names that trip programs, each with a sound of its own; notes how each path ends as it is shown. */
function writeAwkwardNames(folder: string, shown: Map<string, string>): void {
  mkdirSync(folder);
  AWKWARD_NAMES.forEach((name, at) => {
    writeFileSync(join(folder, name), riff(tone(8000, 300 + at)));
    shown.set(name, `/${name}`);
  });
  const raw = Buffer.concat([Buffer.from(`${folder}/latin1_`), Buffer.from([0xe9]), Buffer.from('.wav')]);
  writeFileSync(raw, riff(tone(8000, 250)));
  shown.set('latin1', '/latin1_\\xe9.wav');
  let deep = folder;
  while (deep.length < 3000) {
    deep = join(deep, 'd'.repeat(Math.min(200, 3001 - deep.length)));
    mkdirSync(deep);
  }
  writeFileSync(join(deep, 'deep.wav'), riff(tone(8000, 260)));
}

/** What looks like a call and leads elsewhere. */
function writeTraps(calls: string, outside: string): void {
  const secret = join(outside, 'secret.txt');
  writeFileSync(secret, `${CANARY}\n`.repeat(500));
  const elsewhere = join(outside, 'elsewhere');
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, 'other.wav'), riff(tone(16_000, 270)));
  mkdirSync(join(calls, 'folder.wav'));
  execFileSync('mkfifo', [join(calls, 'fifo.wav')]);
  symlinkSync(secret, join(calls, 'link-out.wav'));
  symlinkSync('/dev/zero', join(calls, 'link-zero.wav'));
  symlinkSync('nowhere.wav', join(calls, 'dangling.wav'));
  symlinkSync('loop-b.wav', join(calls, 'loop-a.wav'));
  symlinkSync('loop-a.wav', join(calls, 'loop-b.wav'));
  symlinkSync(elsewhere, join(calls, 'linked-folder'));
  symlinkSync('.', join(calls, 'itself'));
  const playlist = `#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile://${secret}\n#EXT-X-ENDLIST\n`;
  writeFileSync(join(calls, 'trick-hls.wav'), playlist);
  const list = `ffconcat version 1.0\nfile '${join(elsewhere, 'other.wav')}'\n`;
  writeFileSync(join(calls, 'trick-concat.wav'), list);
  writeFileSync(join(calls, 'trick-concat.ogg'), `${list}file '${secret}'\n`);
  writeFileSync(join(calls, 'trick-ffmetadata.wav'), `;FFMETADATA1\ntitle=${CANARY}\n`);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
