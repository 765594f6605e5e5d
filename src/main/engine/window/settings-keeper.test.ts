import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeModels } from '../queue/testing/make-folder.ts';
import { openSettings } from './settings-keeper.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabra-keeper-'));
  file = join(folder, 'settings.json');
});
afterEach(() => rm(folder, { recursive: true }));

const open = (heard: unknown[] = []) => openSettings(file, [makeModels(folder)], (next) => heard.push(next));
const kept = async () => JSON.parse(await readFile(file, 'utf8'));

describe('the settings of a running engine', () => {
  it('are changed in the file, and the engine is told', async () => {
    const heard: unknown[] = [];
    const keeper = await open(heard);
    expect(keeper.state()).toMatchObject({ given: [], problem: null, settings: { overlapS: 1 } });
    const changed = await keeper.change({ set: { overlapS: 2, csvOneLine: true }, reset: [] });
    expect(changed).toMatchObject({
      ok: true,
      value: { given: ['overlapS', 'csvOneLine'], settings: { overlapS: 2 } },
    });
    expect(await kept()).toEqual({ overlapS: 2, csvOneLine: true });
    expect(heard.at(-1)).toMatchObject({ ok: true, value: { settings: { overlapS: 2 } } });
    expect(await keeper.change({ set: {}, reset: ['overlapS'] })).toMatchObject({ value: { given: ['csvOneLine'] } });
    expect(await kept()).toEqual({ csvOneLine: true });
    expect(await readdir(folder)).not.toContain('settings.json.partial');
  });

  it('keep what somebody else wrote meanwhile, and lose none of several changes at once', async () => {
    const keeper = await open();
    await writeFile(file, '{ "threads": 3 }');
    const changes = [{ overlapS: 2 }, { mergeGapS: 1 }, { overlapS: 0.5 }];
    await Promise.all(changes.map((set) => keeper.change({ set, reset: [] })));
    expect(await kept()).toEqual({ threads: 3, overlapS: 0.5, mergeGapS: 1 });
  });

  it('are changed, read and set aside one after the other', async () => {
    const keeper = await open();
    const set = { overlapS: 2 };
    const [, aside, again] = await Promise.all([
      keeper.change({ set, reset: [] }),
      keeper.setAside(),
      keeper.change({ set: { mergeGapS: 1 }, reset: [] }),
      keeper.read(),
    ]);
    expect(aside).toMatchObject({ ok: true, value: { given: [] } });
    expect(again).toMatchObject({ ok: true, value: { given: ['mergeGapS'] } });
    expect([await kept(), keeper.state().given]).toEqual([{ mergeGapS: 1 }, ['mergeGapS']]);
    const name = (await readdir(folder)).find((one) => one.startsWith('settings.json.')) ?? '';
    expect(JSON.parse(await readFile(join(folder, name), 'utf8'))).toEqual(set);
  });

  it('refuse to write over a file that is damaged', async () => {
    const keeper = await open();
    const text = '{\n  "overlapS": 2,\n  "langage": "fr"\n}\n';
    await writeFile(file, text);
    const changed = await keeper.change({ set: { overlapS: 1 }, reset: [] });
    expect(changed).toMatchObject({ ok: false, error: { code: 'bad_config' } });
    expect(!changed.ok && changed.error.detail).toContain('line 3: "langage" is not a setting');
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('that were damaged at the start keep the engine from running until the file is mended or set aside', async () => {
    await writeFile(file, '{ "overlapS": 99 }');
    const heard: unknown[] = [];
    const keeper = await open(heard);
    expect(keeper.state()).toMatchObject({ problem: { code: 'bad_config' }, settings: { overlapS: 1 } });
    expect(heard).toMatchObject([{ ok: false }]);
    expect(await keeper.setAside()).toMatchObject({ ok: true, value: { problem: null, given: [] } });
    expect(heard.at(-1)).toMatchObject({ ok: true });
    const aside = (await readdir(folder)).find((name) => name.startsWith('settings.json.')) ?? '';
    expect(await readFile(join(folder, aside), 'utf8')).toBe('{ "overlapS": 99 }');
  });

  it('take no model that is not there, and no ffmpeg that does not run', async () => {
    const keeper = await open();
    expect(await keeper.change({ set: { asrModel: 'none' }, reset: [] })).toMatchObject({
      error: { code: 'model_missing' },
    });
    expect(await keeper.change({ set: { ffmpegPath: '/bin/false' }, reset: [] })).toMatchObject({
      error: { code: 'decoder_missing' },
    });
    // A slot of a classifier takes no recogniser, and may be empty.
    const recogniser = keeper.state().settings.asrModel;
    expect(await keeper.change({ set: { textClientModel: recogniser }, reset: [] })).toMatchObject({
      error: { code: 'model_missing' },
    });
    expect(keeper.state().given).toEqual([]);
    expect(await keeper.change({ set: { textClientModel: null }, reset: [] })).toMatchObject({ ok: true });
  });

  it('can be mended while the ffmpeg that is set does not run', async () => {
    await writeFile(file, '{ "ffmpegPath": "/bin/false" }');
    const keeper = await open();
    expect(keeper.state()).toMatchObject({ problem: { code: 'decoder_missing' }, given: ['ffmpegPath'] });
    expect(await keeper.change({ set: { overlapS: 2 }, reset: [] })).toMatchObject({ ok: true });
    expect(await keeper.change({ set: {}, reset: ['ffmpegPath'] })).toMatchObject({ value: { problem: null } });
  });
});
