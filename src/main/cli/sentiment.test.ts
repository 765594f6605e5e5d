import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Settings, settingsSchema } from '../../shared/settings/schema.ts';
import { importModel } from '../engine/models/import-model.ts';
import { registerSentiment } from './sentiment.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const ROBERTA = join(ROOT, 'src/main/analyzer/sentiment/test-models/roberta-tiny');
const CLIP = join(ROOT, 'resources/samples/calls/20261102-091204_agent01_B2C_20001.wav');
const SVM = 'nabra-acoustic-svm';
const noSvm = existsSync(join(ROOT, 'models', SVM)) ? '' : ` (skipped: no models/${SVM})`;

const folder = await mkdtemp(join(tmpdir(), 'nabra-cli-sentiment-'));
const profileFolder = join(folder, 'profile');
beforeAll(async () => {
  expect(await importModel(ROBERTA, { profileFolder })).toMatchObject({ ok: true });
});
afterAll(() => rm(folder, { recursive: true }));

interface Ran {
  readonly lines: string[];
  readonly said: string;
  readonly code: number;
}

/** Runs the command over an input, with the real analyzer. */
async function run(
  args: readonly string[],
  input: Readable | string = '',
  change: Partial<Settings> = {},
  onLine = (_line: string) => {},
): Promise<Ran> {
  const ran = { lines: [] as string[], said: '', code: 0 };
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  registerSentiment(program, () => ({
    profileFolder,
    catalogFile: join(profileFolder, 'catalog.sqlite'),
    settings: settingsSchema.parse(change),
    language: 'en',
    input: typeof input === 'string' ? Readable.from([Buffer.from(input)]) : input,
    print: (line) => {
      ran.lines.push(line);
      onLine(line);
    },
    warn: (line) => {
      ran.said += `${line}\n`;
    },
    setExitCode: (code) => {
      ran.code = code;
    },
  }));
  await program.parseAsync(['sentiment', ...args], { from: 'user' });
  return ran;
}

const json = ({ lines }: Ran) => lines.map((line) => JSON.parse(line));

describe('nabra sentiment', () => {
  it('answers a line each, in order, in the form that was promised', async () => {
    const ran = await run(['--side', 'client', '--json'], 'merci beaucoup, vous m’avez bien aidé\nهادشي خايب بزاف\n');
    expect(ran).toMatchObject({ code: 0, said: '' });
    const [thanks, complaint] = json(ran);
    expect(Object.keys(thanks)).toEqual(['text', 'label', 'confidence', 'probabilities']);
    expect(thanks).toMatchObject({ text: 'merci beaucoup, vous m’avez bien aidé', label: 'positive' });
    expect(complaint).toMatchObject({ text: 'هادشي خايب بزاف', label: 'negative' });
    for (const { label, confidence, probabilities } of [thanks, complaint]) {
      const { negative, neutral, positive, ...others } = probabilities;
      expect(others).toEqual({});
      expect(negative + neutral + positive).toBeCloseTo(1, 6);
      expect(confidence).toBe(probabilities[label]);
    }
  });

  it('keeps empty lines and lines without words, and takes the ends of lines of Windows', async () => {
    const ran = await run(['--side', 'agent', '--json'], '\ufeffbonjour\r\n\r\n… 12 !\r\nau revoir');
    const nothing = { label: null, confidence: null, probabilities: null };
    expect(json(ran)).toEqual([
      { text: 'bonjour', label: expect.any(String), confidence: expect.any(Number), probabilities: expect.anything() },
      { text: '', ...nothing },
      { text: '… 12 !', ...nothing },
      {
        text: 'au revoir',
        label: expect.any(String),
        confidence: expect.any(Number),
        probabilities: expect.anything(),
      },
    ]);
  });

  it('prints label, probability and text for people', async () => {
    const ran = await run(['--side', 'client'], 'merci beaucoup\n\n');
    expect(ran.lines).toEqual([expect.stringMatching(/^positive\t\d+ %\tmerci beaucoup$/), '?\t\t']);
  });

  it('answers a thousand lines as it answers one', async () => {
    const lines = Array.from({ length: 1000 }, (_, index) => `merci ${index} fois, c’est parfait`);
    const all = json(await run(['--side', 'client', '--json'], `${lines.join('\n')}\n`));
    expect(all.map(({ text }) => text)).toEqual(lines);
    const [alone] = json(await run(['--side', 'client', '--json'], `${lines[417]}\n`));
    expect(all[417].label).toBe(alone.label);
    expect(all[417].confidence).toBeCloseTo(alone.confidence, 5);
  });

  it('answers before the input ends, so that a person or a program can wait for it', async () => {
    const input = new Readable({ read() {} });
    const questions = ['merci', 'bonjour', 'au revoir'];
    const askNext = () => {
      const next = questions.shift();
      input.push(next === undefined ? null : Buffer.from(`${next}\n`));
    };
    askNext();
    const { lines } = await run(['--side', 'client'], input, {}, askNext);
    expect(lines.map((line) => line.split('\t').at(-1))).toEqual(['merci', 'bonjour', 'au revoir']);
  });

  it('judges by a model of one’s own, and by what a person said of its labels', async () => {
    const args = ['--side', 'client', '--model', 'roberta-tiny', '--json'];
    const [own] = json(await run(args, 'chokran bzaf\n'));
    const labelMappings = { 'roberta-tiny': { LABEL_0: 'positive', LABEL_2: 'negative' } } as const;
    const [turned] = json(await run(args, 'chokran bzaf\n', { labelMappings }));
    const { negative, neutral, positive } = own.probabilities;
    expect(turned.probabilities).toEqual({ negative: positive, neutral, positive: negative });
  });

  it.each([
    ['an empty slot', ['--side', 'agent'], { textAgentModel: null }, 'agent'],
    ['an empty acoustic slot', ['--side', 'agent', '--audio', CLIP], { acousticAgentModel: null }, 'agent'],
    ['an unknown model', ['--side', 'agent', '--model', 'nobody'], {}, 'nobody'],
    ['a model of another kind', ['--side', 'agent', '--model', 'silero-vad-v6'], {}, 'silero-vad-v6'],
    ['a clip that is not there', ['--side', 'client', '--audio', '/nowhere.wav', '--model', SVM], {}, 'nowhere'],
  ])('exits 2 for %s, and says which', async (_what, args, change, named) => {
    if (noSvm && args.includes(SVM)) return;
    const ran = await run(args, 'bonjour\n', change);
    expect(ran).toMatchObject({ code: 2, lines: [] });
    expect(ran.said).toContain(named);
  });

  it('says an empty slot before it waits for anything to be typed', async () => {
    const endless = new Readable({ read() {} });
    expect(await run(['--side', 'client', '--json'], endless, { textClientModel: null })).toMatchObject({ code: 2 });
  });

  it('has no side of its own to guess', async () => {
    await expect(run([], 'bonjour\n')).rejects.toMatchObject({ code: 'commander.missingMandatoryOptionValue' });
    await expect(run(['--side', 'boss'], 'bonjour\n')).rejects.toMatchObject({ code: 'commander.invalidArgument' });
  });

  it('ends in silence when nobody reads its answers any more', async () => {
    const program = spawn(
      process.execPath,
      [join(import.meta.dirname, 'index.ts'), '--lang', 'en', 'sentiment', '--side', 'client'],
      { env: { ...process.env, NABRA_HOME: profileFolder }, stdio: ['pipe', 'pipe', 'pipe'] },
    );
    let said = '';
    program.stderr.on('data', (chunk) => {
      said += chunk;
    });
    program.stdin.on('error', () => {});
    program.stdin.write('merci\n');
    await once(program.stdout, 'data');
    program.stdout.destroy();
    program.stdin.write('bonjour\n'.repeat(5000));
    const [code] = await once(program, 'exit');
    expect({ code, said }).toEqual({ code: 1, said: '' });
  });

  it('names an input that cannot be read', async () => {
    const broken = new Readable({ read: () => broken.destroy(new Error('EISDIR: illegal operation on a directory')) });
    const ran = await run(['--side', 'client'], broken);
    expect(ran).toMatchObject({ code: 2, lines: [] });
    expect(ran.said).toContain('standard input: EISDIR');
  });
});

describe.skipIf(noSvm !== '')(`nabra sentiment --audio${noSvm}`, () => {
  const args = ['--side', 'client', '--model', SVM, '--audio'];

  it('judges the voice of each channel, and says what is heard in it', async () => {
    const ran = await run([...args, CLIP, '--json']);
    expect(ran).toMatchObject({ code: 0, said: '' });
    const channels = json(ran);
    expect(channels.map(({ channel }) => channel)).toEqual([0, 1]);
    for (const { label, confidence, probabilities, cues } of channels) {
      expect(confidence).toBe(probabilities[label]);
      expect(Object.values(cues).every(Number.isFinite)).toBe(true);
    }
  });

  it('prints a line a channel for people, with a mark where it is not sure', async () => {
    const { lines } = await run([...args, CLIP]);
    expect(lines).toEqual(['0', '1'].map((channel) => expect.stringMatching(`^\\w+( \\?)?\t\\d+ %\t${channel}$`)));
  });

  it('says what is wrong with a file that is no recording', async () => {
    const text = join(folder, 'notes.wav');
    await writeFile(text, 'these are no samples');
    const ran = await run([...args, text, '--json']);
    expect(ran.code).toBe(1);
    expect(ran.said).toContain('notes.wav');
    expect(json(ran)).toMatchObject([{ error: { code: expect.any(String), remedy: expect.any(String) } }]);
  });
});
