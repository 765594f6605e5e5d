import { appendFile, chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { afterAll, describe, expect, it } from 'vitest';
import { settingsSchema } from '../../shared/settings/schema.ts';
import { buildOnnx } from '../engine/models/build-onnx.ts';
import { buildZip } from '../engine/models/build-zip.ts';
import { registerModels } from './models.ts';

const folder = await mkdtemp(join(tmpdir(), 'nabra-cli-models-'));
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: string[]): Promise<{ out: string; err: string; code: number }> {
  const said = { out: '', err: '', code: 0 };
  const program = new Command();
  registerModels(program, () => ({
    profileFolder: join(folder, 'profile'),
    catalogFile: join(folder, 'profile/catalog.sqlite'),
    settings: settingsSchema.parse({}),
    language: 'en',
    print: (line) => {
      said.out += `${line}\n`;
    },
    warn: (line) => {
      said.err += `${line}\n`;
    },
    setExitCode: (code) => {
      said.code = code;
    },
  }));
  await program.parseAsync(['models', ...args], { from: 'user' });
  return said;
}

async function zip(): Promise<string> {
  const path = join(folder, 'My VAD.zip');
  const content = buildOnnx({ inputs: ['input', 'state', 'sr'], outputs: ['output', 'stateN'] });
  await writeFile(path, buildZip([{ name: 'silero.onnx', content, deflate: true }]));
  return path;
}

describe('nabra models', () => {
  it('list --json prints an array, the chosen ones marked', async () => {
    const { out, code } = await run('list', '--json');
    const rows = JSON.parse(out);
    expect(code).toBe(0);
    const hearing = rows.filter(({ kind }: { kind: string }) => kind === 'asr' || kind === 'vad');
    expect(hearing).toMatchObject([
      { id: 'moonshine-base-en', kind: 'asr', chosen: false, state: 'ready', licence: 'MIT', languages: ['en'] },
      { id: 'moonshine-tiny-en', kind: 'asr', chosen: true, slots: ['asr'], sizeBytes: 28180947 },
      { id: 'silero-vad-v5', kind: 'vad', chosen: false, state: 'ready' },
      { id: 'silero-vad-v6', kind: 'vad', chosen: true, state: 'ready', architecture: 'silero' },
    ]);
  });

  it('list prints a table', async () => {
    const { out } = await run('list');
    expect(out).toMatch(/^\* moonshine-tiny-en +asr +moonshine +en +28\.2 MB +MIT +ready +asr$/m);
  });

  it('import takes a zip, says how to use it, and verify finds a change', async () => {
    const imported = await run('import', await zip());
    expect(imported).toMatchObject({ code: 0, err: '' });
    expect(imported.out).toContain('my-vad: vad, silero');
    expect(imported.out).toContain('nabra analyze FOLDER --vad my-vad');
    expect(await run('verify', 'my-vad')).toEqual({ out: 'my-vad: ok\n', err: '', code: 0 });
    const model = join(folder, 'profile/models/my-vad/silero.onnx');
    await chmod(model, 0o644);
    await appendFile(model, 'x');
    const damaged = await run('verify');
    expect(damaged.code).toBe(1);
    expect(damaged.out).toContain('silero-vad-v6: ok');
    expect(damaged.err).toContain('model.json says');
  });

  it('import of what is no model exits 1, of what is not there 2, verify of an unknown id 2', async () => {
    expect(await run('import', folder)).toMatchObject({ code: 1, out: '' });
    expect(await run('import', join(folder, 'nowhere'))).toMatchObject({ code: 2 });
    expect(await run('import', await zip(), '--id', '../x')).toMatchObject({ code: 2 });
    expect(await run('verify', 'nobody')).toMatchObject({ code: 2 });
  });

  it('use puts a classifier to work for both sides or one, and none takes it away', async () => {
    const roberta = resolve(import.meta.dirname, '../analyzer/sentiment/test-models/roberta-tiny');
    const imported = await run('import', roberta);
    expect(imported.out).toContain('nabra models use roberta-tiny --side client');
    const file = join(folder, 'profile/settings.json');
    const kept = async () => JSON.parse(await readFile(file, 'utf8'));
    expect(await run('use', 'roberta-tiny')).toMatchObject({
      code: 0,
      out: 'text/agent: roberta-tiny\ntext/client: roberta-tiny\n',
    });
    expect(await kept()).toEqual({ textAgentModel: 'roberta-tiny', textClientModel: 'roberta-tiny' });
    expect(await run('use', 'none', '--kind', 'text', '--side', 'agent')).toMatchObject({ code: 0 });
    expect(await kept()).toEqual({ textAgentModel: null, textClientModel: 'roberta-tiny' });
    expect(await run('use', 'moonshine-base-en')).toMatchObject({ code: 0, out: 'asr: moonshine-base-en\n' });
    expect(await kept()).toMatchObject({ asrModel: 'moonshine-base-en' });
  });

  it.each([
    [['nobody'], 'no model "nobody"'],
    [['none'], 'none needs --kind'],
    [['silero-vad-v5', '--side', 'agent'], 'no such side'],
    [['silero-vad-v5', '--kind', 'text'], 'a model of kind vad'],
  ])('use %j exits 2 and changes nothing', async (args, message) => {
    const used = await run('use', ...args);
    expect(used).toMatchObject({ code: 2, out: '' });
    expect(used.err).toContain(message);
  });
});
