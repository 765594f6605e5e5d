import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTruths, turnsOf } from '../bench/truth.ts';
import { wordErrors } from '../bench/word-errors.ts';
import { errorJsonSchema } from '../src/main/cli/json-output.ts';
import { V1_COLUMNS } from '../src/main/engine/export/columns.ts';
import { type AnalyzeRun, copySamples, type Ended, makePlace, parseRun, ROOT, textOf } from './nabra.ts';
import { waitUntil } from './processes.ts';

const place = makePlace();
const calls = join(place.folder, 'calls');
let names: string[];
let first: Ended;
let run: AnalyzeRun;
let second: { readonly ended: Ended; readonly firstPid: number | undefined };

beforeAll(async () => {
  names = copySamples(calls);
  writeFileSync(join(calls, 'notes.txt'), 'no call');
  const running = place.start(['analyze', calls, '--json', '--out', place.out]);
  await waitUntil(() => existsSync(join(place.home, 'catalog.sqlite')), 30_000);
  // While that one works, another wants to.
  const ended = await place.run(['analyze', calls, '--json', '--out', join(place.folder, 'other')]);
  second = { ended, firstPid: running.child.pid };
  first = await running.ended;
  run = parseRun(first.stdout);
}, 180_000);
afterAll(() => place.remove());

const call = (id: string) => {
  const found = run.calls.find(({ fileName }) => fileName.includes(id));
  if (!found) throw new Error(`no call ${id}`);
  return found;
};
const sides = (of: AnalyzeRun, id: string) =>
  of.calls.find(({ fileName }) => fileName.includes(id))?.lanes.map(({ side }) => side);

describe('nabra analyze on the sample calls', () => {
  it('analyses every call, exits 0 and prints one object and nothing else', () => {
    expect(first.code).toBe(0);
    expect(first.stdout.trimEnd().startsWith('{"schema":1')).toBe(true);
    expect(run.counts).toMatchObject({ analysed: names.length, failed: 0, skipped: 0 });
    expect(run.calls.filter(({ status }) => status === 'done').map(({ fileName }) => fileName)).toEqual(names);
  });

  it('finds words on every lane, with times inside their segment and confidences', () => {
    for (const { fileName, lanes, durationS } of run.calls.filter(({ status }) => status === 'done')) {
      expect(lanes.length, fileName).toBeGreaterThan(0);
      for (const { segments } of lanes) {
        expect(segments.flatMap(({ words }) => words).length, fileName).toBeGreaterThan(2);
        for (const { startS, endS, words } of segments) {
          expect(startS).toBeGreaterThanOrEqual(0);
          expect(endS).toBeLessThanOrEqual((durationS ?? 0) + 0.05);
          for (const word of words) {
            expect(word.startS).toBeLessThanOrEqual(word.endS);
            expect(word.confidence).toBeGreaterThanOrEqual(0);
            expect(word.confidence).toBeLessThanOrEqual(1);
          }
        }
      }
    }
  });

  it('gives each side its own words', () => {
    const truths = readTruths(join(ROOT, 'resources', 'samples', 'truth')).filter(
      ({ agentChannel }) => agentChannel === 0,
    );
    expect(truths.length).toBeGreaterThanOrEqual(6);
    for (const truth of truths) {
      const { lanes } = call(basename(truth.file).replace(/\.\w+$/, ''));
      expect(lanes.map(({ channel, side }) => [channel, side])).toEqual([
        [0, 'agent'],
        [1, 'client'],
      ]);
      for (const { channel, ...lane } of lanes) {
        const said = turnsOf(truth, channel)
          .map(({ text }) => text)
          .join(' ');
        const { errors, words } = wordErrors(said, textOf({ channel, ...lane }));
        expect(errors / words, `${truth.file} channel ${channel}`).toBeLessThan(0.4);
      }
    }
  });

  it('gives a mono call one lane that is nobody’s', () => {
    const mono = call('20008');
    expect(mono).toMatchObject({ channels: 1, flags: [], lanes: [{ channel: 0, side: 'mixed' }] });
    expect(mono.lanes).toHaveLength(1);
  });

  it('tells a mono call written twice, and hears it once', () => {
    const dual = call('20009');
    expect(dual).toMatchObject({ channels: 2, flags: ['dual_mono'], lanes: [{ channel: 0, side: 'mixed' }] });
    expect(dual.lanes).toHaveLength(1);
  });

  it('tells a call of which a part is lost, and finds no fault with a sound one', () => {
    expect(call('20010').flags).toEqual(['partial_audio']);
    for (const id of ['20001', '20002', '20003', '20004', '20005', '20006', '20007']) {
      expect(call(id).flags, id).toEqual([]);
    }
  });

  it('writes the five files, the table with byte order mark and version 1’s columns first', () => {
    expect(
      Object.values(run.outputs)
        .map((path) => basename(path).replace(/_\d{8}_\d{6}/, ''))
        .sort(),
    ).toEqual([
      'failed_calls.json',
      'file_statuses.json',
      'optimized_processing.log',
      'optimized_results.csv',
      'performance_report.json',
    ]);
    expect(readdirSync(place.out)).toHaveLength(5);
    const table = readFileSync(run.outputs.results);
    expect([...table.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [header = '', ...rows] = table.subarray(3).toString().trimEnd().split('\r\n');
    const columns: string[] = JSON.parse(`[${header}]`);
    expect(columns.slice(0, 22)).toEqual(V1_COLUMNS.map(({ name }) => name));
    expect(columns.slice(0, 5)).toEqual([
      'file_name',
      'transcription',
      'agent_transcription',
      'client_transcription',
      'agent_text_sentiment',
    ]);
    expect(rows).toHaveLength(names.length);
  });

  it('lets nobody else work with the profile: exits 3, naming who does, and leaves the first alone', () => {
    expect(second.ended.code).toBe(3);
    expect(errorJsonSchema.parse(JSON.parse(second.ended.stdout)).error).toMatchObject({
      code: 'profile_in_use',
      detail: `process ${second.firstPid} is working with it`,
    });
    expect(second.ended.stderr).toContain(`process ${second.firstPid}`);
    const other = join(place.folder, 'other');
    expect(existsSync(other) ? readdirSync(other) : []).toEqual([]);
  });

  it('swaps the sides when told so, by option and by a rule for names: voices are judged anew, nothing is recognised', async () => {
    const right = await place.analyze([calls, '--agent-channel', 'right']);
    // What is nobody's was judged as the client's before, and is so still.
    const paired = right.calls.filter(({ lanes }) => lanes.length === 2).length;
    expect(right.counts).toMatchObject({ analysed: paired, skipped: names.length - paired });
    expect(right.stagesS.asr).toBe(0);
    expect(sides(right, '20001')).toEqual(['client', 'agent']);
    expect(sides(right, '20008')).toEqual(['mixed']);
    const rules = [{ pattern: '_B2B_', agentChannel: 'right' }];
    writeFileSync(join(place.home, 'settings.json'), JSON.stringify({ agentRules: rules }));
    const ruled = await place.analyze([calls]);
    expect(sides(ruled, '20003')).toEqual(['client', 'agent']);
    expect(sides(ruled, '20004')).toEqual(['agent', 'client']);
  }, 60_000);
});

describe('nabra analyze', () => {
  const other = makePlace();
  const mixed = join(other.folder, 'calls');
  beforeAll(() => {
    copySamples(mixed, /20010/);
    writeFileSync(join(mixed, 'broken.wav'), 'no sound');
  });
  afterAll(() => other.remove());

  it('writes nothing with --dry-run', async () => {
    const { code, stdout } = await other.run(['analyze', mixed, '--dry-run', '--out', other.out]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/1 recordings to analyse/);
    expect(existsSync(other.out)).toBe(false);
    expect(existsSync(join(other.home, 'catalog.sqlite'))).toBe(false);
    expect(readdirSync(mixed)).toHaveLength(2);
  });

  it('exits 1 when a call has no result, and says why', async () => {
    const { code, calls: found } = await other.analyze([mixed]);
    expect(code).toBe(1);
    expect(found.map(({ status, error }) => [status, error?.code ?? null])).toEqual([
      ['done', null],
      ['rejected', 'not_audio'],
    ]);
  }, 60_000);

  it('exits 2 for a mistake on the command line, a folder that is not there, and a model that is not', async () => {
    const { code, stdout, stderr } = await other.run(['analyze', mixed, '--agent-chanel', 'left']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('--agent-channel');
    const nowhere = await other.run(['analyze', join(dirname(mixed), 'nowhere'), '--json']);
    expect(nowhere.code).toBe(2);
    expect(errorJsonSchema.parse(JSON.parse(nowhere.stdout)).error.code).toBe('not_found');
    mkdirSync(join(other.folder, 'empty'));
    const none = await other.run(['analyze', mixed, '--asr', 'no-such-model', '--out', join(other.folder, 'empty')]);
    expect(none.code).not.toBe(0);
    expect(none.stderr).toContain('no-such-model');
  }, 60_000);
});
