import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createInputFeatures } from '../src/main/analyzer/asr/input-features.ts';
import { runPadded } from '../src/main/analyzer/asr/row-batch.ts';
import { readW2vBertRecipe, w2vBertFiles } from '../src/main/analyzer/asr/w2v-bert-folder.ts';
import { hasWords } from '../src/main/analyzer/judge-text.ts';
import { createSession } from '../src/main/analyzer/runtime/session.ts';
import { analyseVoice } from '../src/main/analyzer/sentiment/analyse-voice.ts';
import { CAMPAIGN, makePlace, ROOT, SAMPLES, SHARED } from './nabra.ts';

const TOOL = join(ROOT, 'tools', 'convert-models');
/** With a trained detector in v1's place speech is found where it is; without, everywhere. */
const TRAINED = join(SHARED, 'reference', 'pyannote-vad', 'weights', 'powerset.pt');
const SAMPLE = join(SAMPLES, '20261104-112009_agent02_B2C_20004.wav');
const RATE_HZ = 16_000;
/** Of logits and probabilities, between Nabra and the libraries v1 used. */
const TOLERANCE = 1e-3;
const SIDES = ['agent', 'client'] as const;
const SLOTS = {
  asr: 'w2v-bert-darija',
  vad: 'pyannote-segmentation',
  textAgent: 'text-agent',
  textClient: 'text-client',
  acousticAgent: 'agent-randomforest',
  acousticClient: 'client-svm',
};

const row = z.tuple([z.number(), z.number(), z.number()]);
const answersSchema = z.object({
  text: z.object({ agent: z.array(row.nullable()), client: z.array(row.nullable()) }),
  acoustic: z.object({ agent: z.array(row), client: z.array(row) }),
  logits: z.array(z.array(z.array(z.number()))),
});

/** What was stored of a segment; probabilities in the order negative, neutral, positive. */
interface Judged {
  readonly side: (typeof SIDES)[number];
  readonly text: string;
  readonly samples: Float32Array;
  readonly textSaid: readonly number[] | null;
  readonly acousticSaid: readonly number[] | null;
}

describe.skipIf(!CAMPAIGN)(
  'v1’s config.yaml, converted, imported and used (npm run campaign; needs Python 3.11 to 3.13)',
  () => {
    const place = makePlace();
    const [v1, converted, calls] = ['v1', 'converted', 'calls'].map((name) => join(place.folder, name)) as [
      string,
      string,
      string,
    ];
    let python = '';
    afterAll(() => place.remove());
    beforeAll(async () => {
      const made = await place.startOther(['python3', join(TOOL, 'environment.py'), 'requirements-tests.txt']).ended;
      python = made.code === 0 ? made.stdout.trim() : '';
      if (!python) console.log(`skipped: no environment for it: ${made.stderr.trim()}`);
    }, 1_800_000);

    /** Runs a module of the tool's tests in their environment. */
    async function runModule(name: string, args: readonly string[]): Promise<void> {
      const command = [`PYTHONPATH=${TOOL}`, 'TQDM_DISABLE=1', python, '-m', `tests_torch.${name}`, ...args];
      const { code, stderr } = await place.startOther(['env', ...command]).ended;
      expect(code, stderr).toBe(0);
    }

    it('is one command', async (context) => {
      if (!python) return context.skip();
      // Two seconds of voice after the other: what the stand-ins are trained around.
      const lanes = readLanes(SAMPLE);
      const windows = lanes.flatMap((lane) =>
        Array.from({ length: Math.floor(lane.length / (2 * RATE_HZ)) }, (_, at) =>
          lane.subarray(at * 2 * RATE_HZ, (at + 1) * 2 * RATE_HZ),
        ),
      );
      const vectors = join(place.folder, 'vectors.json');
      writeFileSync(vectors, JSON.stringify(windows.map(vectorOf).filter((vector) => vector.length > 0)));
      const trained = existsSync(TRAINED) ? ['--weights', TRAINED] : [];
      await runModule('stand_ins', [v1, '--vectors', vectors, ...trained]);
      const vad = ['--vad', join(v1, 'models', 'pyannote')];
      const command = ['python3', join(TOOL, 'convert_models.py'), join(v1, 'config.yaml'), '--out', converted, ...vad];
      const { code, stdout, stderr } = await place.startOther(command).ended;
      expect(code, stdout + stderr).toBe(0);
      expect(stdout).toContain('6 of 6 converted');
      console.log(stdout.trim());
    }, 1_800_000);

    it('is imported whole, and the slots are filled', async (context) => {
      if (!python) return context.skip();
      const { code, stdout, stderr } = await place.run(['models', 'import', converted, '--json']);
      expect(code, stderr).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ slots: SLOTS });
      const settings = JSON.parse(readFileSync(join(place.home, 'settings.json'), 'utf8'));
      expect(Object.values(settings).toSorted()).toEqual(Object.values(SLOTS).toSorted());
      expect((await place.run(['models', 'verify'])).code).toBe(0);
    }, 120_000);

    it('answers in a batch what PyTorch and scikit-learn answer', async (context) => {
      if (!python) return context.skip();
      mkdirSync(calls);
      const lanes = readLanes(SAMPLE);
      const files: Readonly<Record<string, readonly Float32Array[]>> = {
        '20261104-112009_agent02_B2C_20004.wav': lanes,
        '20261104-122009_agent02_B2C_20005.wav': lanes.toReversed().map((lane) => lane.subarray(3 * RATE_HZ)),
      };
      for (const [name, sound] of Object.entries(files)) writeFileSync(join(calls, name), waveOf(sound));
      const { code, outputs } = await place.analyze([calls]);
      expect(code).toBe(0);
      const judged = readJudged(place.home, files);
      const of = (side: string) => judged.filter((one) => one.side === side);
      const texts = (side: string) => of(side).filter(({ textSaid }) => textSaid !== null);
      const voices = (side: string) => of(side).filter(({ acousticSaid }) => acousticSaid !== null);
      const bySide = <T>(pick: (side: string) => T) => Object.fromEntries(SIDES.map((side) => [side, pick(side)]));
      const { features, logits } = await logitsOf(judged.slice(0, 4).map(({ samples }) => samples));
      const [request, answer] = [join(place.folder, 'request.json'), join(place.folder, 'answer.json')];
      writeFileSync(
        request,
        JSON.stringify({
          texts: bySide((side) => texts(side).map(({ text }) => text)),
          vectors: bySide((side) => voices(side).map(({ samples }) => vectorOf(samples))),
          features,
        }),
      );
      await runModule('original_answers', [v1, request, answer]);
      const original = answersSchema.parse(JSON.parse(readFileSync(answer, 'utf8')));

      const logitsOff = off(logits.flat(), original.logits.flat(2));
      console.log(`logits of ${features.length} pieces: off by ${logitsOff.toExponential(1)}`);
      expect(logitsOff).toBeLessThanOrEqual(TOLERANCE);
      for (const side of SIDES) {
        const compared = texts(side).flatMap(({ textSaid }, at) => {
          const theirs = original.text[side][at];
          return textSaid && theirs ? [off(textSaid, theirs)] : [];
        });
        const priors = priorsOf(join(converted, SLOTS[side === 'agent' ? 'acousticAgent' : 'acousticClient']));
        const voiceOff = voices(side).map(({ acousticSaid }, at) =>
          off(acousticSaid ?? [], evened(original.acoustic[side][at] ?? [], priors)),
        );
        const said = `${compared.length} texts off by ${Math.max(...compared).toExponential(1)}, ${voiceOff.length} voices by ${Math.max(...voiceOff).toExponential(1)}`;
        console.log(`${side}: ${said}`);
        expect(compared.length).toBeGreaterThan(0);
        expect(voiceOff.length).toBeGreaterThan(0);
        expect(Math.max(...compared, ...voiceOff)).toBeLessThanOrEqual(TOLERANCE);
        // A classifier that answers the same to everything would agree by accident.
        expect(spread(voices(side).map(({ acousticSaid }) => acousticSaid?.[0] ?? 0))).toBeGreaterThan(0.02);
        expect(spread(texts(side).map(({ textSaid }) => textSaid?.[0] ?? 0))).toBeGreaterThan(0.02);
      }
      const table = readFileSync(outputs.results, 'utf8');
      for (const name of SIDES.flatMap((side) => [`${side}_text_sentiment`, `${side}_acoustic_sentiment`])) {
        expect(
          columnOf(table, name).every((value) => /^(negative|neutral|positive)$/.test(value)),
          name,
        ).toBe(true);
      }
    }, 900_000);

    /** The application's features of pieces, and what the imported graph makes of each alone. */
    async function logitsOf(pieces: readonly Float32Array[]): Promise<{ features: number[][][]; logits: number[][] }> {
      const files = w2vBertFiles(join(place.home, 'models', SLOTS.asr));
      const recipe = await readW2vBertRecipe(files);
      const session = await createSession(files.model, 1);
      const make = createInputFeatures(recipe.features);
      const [features, logits]: [number[][][], number[][]] = [[], []];
      for (const piece of pieces) {
        // An even number of frames: then no frame is half padding, and both sides see the same mask.
        const { values, frames } = make(piece.subarray(0, Math.floor((piece.length - 240) / 320) * 320 + 240));
        const mask = new BigInt64Array(frames).fill(1n);
        const { data } = await runPadded(session, values, mask, [1, frames], recipe);
        const width = values.length / frames;
        features.push(Array.from({ length: frames }, (_, at) => [...values.subarray(at * width, (at + 1) * width)]));
        logits.push([...data]);
      }
      return { features, logits };
    }
  },
);

/** What is heard in a voice; empty when there is too little of it. */
function vectorOf(samples: Float32Array): number[] {
  return [...(analyseVoice('librosa-180', samples)?.vector ?? [])];
}

/** Greatest difference between two rows of numbers. */
function off(a: readonly number[], b: readonly number[]): number {
  expect(a.length).toBe(b.length);
  return Math.max(...a.map((value, at) => Math.abs(value - (b[at] ?? Number.NaN))));
}

function spread(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}

/** Probabilities with the shares of the training data divided out. */
function evened(probabilities: readonly number[], priors: readonly number[] | undefined): number[] {
  const shares = probabilities.map((value, at) => value / (priors?.[at] ?? 1));
  const sum = shares.reduce((total, value) => total + value, 0);
  return shares.map((value) => value / sum);
}

function priorsOf(folder: string): readonly number[] | undefined {
  const manifest: { trainingPriors?: number[] } = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'));
  return manifest.trainingPriors;
}

/** The lanes of an 8 kHz 16-bit stereo file at 16 kHz, on the grid of 16 bits. */
function readLanes(path: string): Float32Array[] {
  const bytes = readFileSync(path);
  const start = bytes.indexOf('data') + 8;
  const pcm = new Int16Array(
    bytes.buffer.slice(bytes.byteOffset + start, bytes.byteOffset + start + Math.floor((bytes.length - start) / 4) * 4),
  );
  return [0, 1].map((channel) => {
    const at = (index: number) => pcm[2 * Math.min(index, pcm.length / 2 - 1) + channel] ?? 0;
    return Float32Array.from({ length: pcm.length }, (_, index) => {
      const between = (at(Math.floor(index / 2)) + at(Math.ceil(index / 2))) / 2;
      return Math.round(between) / 32768;
    });
  });
}

function waveOf(lanes: readonly Float32Array[]): Buffer {
  const frames = lanes[0]?.length ?? 0;
  const pcm = new Int16Array(frames * lanes.length);
  lanes.forEach((lane, channel) => {
    lane.forEach((value, index) => {
      pcm[index * lanes.length + channel] = value * 32768;
    });
  });
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + pcm.byteLength, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(lanes.length, 22);
  head.writeUInt32LE(RATE_HZ, 24);
  head.writeUInt32LE(RATE_HZ * lanes.length * 2, 28);
  head.writeUInt16LE(lanes.length * 2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(pcm.byteLength, 40);
  return Buffer.concat([head, Buffer.from(pcm.buffer)]);
}

/** Every segment of the catalog with what was said of it, and the sound it was cut from. */
function readJudged(home: string, files: Readonly<Record<string, readonly Float32Array[]>>): Judged[] {
  const database = new Database(join(home, 'catalog.sqlite'), { readonly: true });
  const said = (modality: string) =>
    `(SELECT json_array(negative, neutral, positive) FROM segment_judgements j WHERE j.call_id = c.call_id AND j.channel = c.channel AND j.position = c.position AND modality = '${modality}')`;
  try {
    const rows = database
      .prepare(
        `SELECT f.path, c.channel, c.start_s AS startS, c.end_s AS endS, c.text, l.judged_as AS side,
           ${said('text')} AS textSaid, ${said('acoustic')} AS acousticSaid
         FROM chunks c JOIN lane_judgements l ON l.call_id = c.call_id AND l.channel = c.channel AND l.modality = 'text'
         JOIN batch_files b ON b.call_id = c.call_id JOIN files f ON f.id = b.file_id
         ORDER BY f.path, c.channel, c.position`,
      )
      .all() as {
      path: string;
      channel: number;
      startS: number;
      endS: number;
      text: string;
      side: Judged['side'];
      textSaid: string | null;
      acousticSaid: string | null;
    }[];
    return rows.map(({ path, channel, startS, endS, text, side, textSaid, acousticSaid }) => {
      const lane = files[path.split('/').at(-1) ?? '']?.[channel] ?? new Float32Array(0);
      const samples = lane.slice(Math.round(startS * RATE_HZ), Math.round(endS * RATE_HZ));
      expect(textSaid !== null).toBe(hasWords(text));
      return {
        side,
        text,
        samples,
        textSaid: textSaid && JSON.parse(textSaid),
        acousticSaid: acousticSaid && JSON.parse(acousticSaid),
      };
    });
  } finally {
    database.close();
  }
}

/** The values of a column of the results table; values here hold no line ends. */
function columnOf(table: string, name: string): string[] {
  const [head = '', ...lines] = table
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  const cells = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2] ?? '');
  const column = cells(head).indexOf(name);
  return lines.map((line) => cells(line)[column] ?? '');
}
