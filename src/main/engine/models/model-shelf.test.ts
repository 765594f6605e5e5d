import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { ModelWork } from '../../../shared/ipc/engine/model-requests.ts';
import { buildOnnx } from './build-onnx.ts';
import { createModelShelf, type ModelShelf } from './model-shelf.ts';

const root = await mkdtemp(join(tmpdir(), 'nabra-shelf-'));
afterAll(() => rm(root, { recursive: true, force: true }));

const forever = new AbortController().signal;
let profile: string;
let shelf: ModelShelf;
let told: (ModelWork | null)[];

beforeEach(async () => {
  profile = await mkdtemp(join(root, 'profile-'));
  shelf = createModelShelf(profile);
  told = [];
  shelf.work.listen((work) => told.push(work), forever);
});

/** A detector of speech as a folder, which can be imported but does not work. */
async function pack(name = 'my-vad'): Promise<string> {
  const folder = join(await mkdtemp(join(root, 'pack-')), name);
  await mkdir(folder);
  const silero = buildOnnx({ inputs: ['input', 'state', 'sr'], outputs: ['output', 'stateN'] });
  await writeFile(join(folder, 'silero_vad.onnx'), silero);
  return folder;
}
const installed = async () => (await readdir(join(profile, 'models')).catch(() => [])).sort();

describe('the shelf of models', () => {
  it('imports, verifies the copy, and tells of each step', async () => {
    expect(await shelf.import(await pack(), {}, forever)).toMatchObject({ ok: true, value: { alreadyThere: false } });
    expect(shelf.verdict('my-vad')?.ok).toBe(true);
    const steps = told.map((work) => work && [work.step, work.name]);
    expect(steps).toEqual([['reading', 'my-vad'], ['copying', 'my-vad'], ['verifying', 'my-vad'], null]);
    expect(shelf.work.current()).toBeNull();
  });

  it('says that a model was changed after it was imported', async () => {
    await shelf.import(await pack(), {}, forever);
    const file = join(profile, 'models', 'my-vad', 'silero_vad.onnx');
    await chmod(file, 0o644);
    const { length } = buildOnnx({ inputs: ['input', 'state', 'sr'], outputs: ['output', 'stateN'] });
    await writeFile(file, Buffer.alloc(length, 7));
    expect(await shelf.verify('my-vad', forever)).toMatchObject({ ok: false, error: { code: 'model_damaged' } });
    expect(shelf.verdict('my-vad')?.ok).toBe(false);
  });

  it('leaves nothing behind when it is stopped', async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await shelf.import(await pack(), {}, stop.signal)).toMatchObject({ error: { code: 'cancelled' } });
    expect(await installed()).toEqual([]);
    const late = new AbortController();
    shelf.work.listen((work) => work?.step === 'verifying' && late.abort(), forever);
    expect(await shelf.import(await pack(), {}, late.signal)).toMatchObject({ error: { code: 'cancelled' } });
    expect(await installed()).toEqual([]);
  });

  it('does one thing at a time', async () => {
    const first = shelf.import(await pack(), {}, forever);
    expect(await shelf.import(await pack('other'), {}, forever)).toMatchObject({ error: { code: 'bad_usage' } });
    expect(await shelf.remove('my-vad')).toMatchObject({ error: { code: 'bad_usage' } });
    expect((await first).ok).toBe(true);
  });

  it('removes what was imported, and nothing else', async () => {
    await shelf.import(await pack(), {}, forever);
    expect(await shelf.remove('my-vad')).toEqual({ ok: true, value: null });
    expect(await installed()).toEqual([]);
    expect(shelf.verdict('my-vad')).toBeUndefined();
    expect(await shelf.remove('my-vad')).toMatchObject({ error: { code: 'not_found' } });
    expect(await shelf.remove('../catalog')).toMatchObject({ error: { code: 'not_found' } });
  });
});
