import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type WordErrors, wordErrors } from '../bench/word-errors.ts';
import { CAMPAIGN, makePlace, SHARED, textOf } from './nabra.ts';

const digits = join(SHARED, 'reference', 'w2v-bert-digits');
/** Words more that may be wrong through speech detection than when strings are fed whole, in percent of those said. */
const TOLERANCE_PERCENT = 3;
/** Hugging Face on the long recordings in pieces of 25 s that share 1 s, from `README-w2v-bert.md`. */
const WER_IN_PIECES: Readonly<Record<string, number>> = {
  'long-heldout-speaker.flac': 22.1,
  'long-seen-speakers.flac': 12.0,
};
const STRINGS = CAMPAIGN ? 100 : 30;

const expectedSchema = z.object({ file: z.string(), reference: z.string(), hfText: z.string() });

/** What Hugging Face makes of each recording, fed whole. */
function readExpected(): z.infer<typeof expectedSchema>[] {
  const lines = readFileSync(join(digits, 'expected.jsonl'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => expectedSchema.parse(JSON.parse(line)));
}

const percent = (all: readonly WordErrors[]): number => {
  const sum = (key: keyof WordErrors) => all.reduce((total, one) => total + one[key], 0);
  return (100 * sum('errors')) / sum('words');
};

describe.skipIf(!existsSync(digits))('a recogniser of one’s own (needs ../shared/reference/w2v-bert-digits)', () => {
  const place = makePlace();
  afterAll(() => place.remove());
  beforeAll(async () => {
    const { code, stderr } = await place.run(['models', 'import', digits, '--id', 'digits']);
    expect(code, stderr).toBe(0);
  }, 60_000);

  it('is listed and verified once imported', async () => {
    const { stdout } = await place.run(['models', 'list', '--json']);
    const models = z.array(z.looseObject({ id: z.string(), kind: z.string() })).parse(JSON.parse(stdout));
    expect(models.find(({ id }) => id === 'digits')).toMatchObject({ kind: 'asr', architecture: 'w2v-bert-ctc' });
    expect((await place.run(['models', 'verify', 'digits'])).code).toBe(0);
  }, 60_000);

  it(`hears ${STRINGS} strings of digits as well through speech detection as Hugging Face does whole`, async () => {
    const strings = readExpected()
      .filter(({ file }) => file.startsWith('heldout-strings/'))
      .slice(0, STRINGS);
    const calls = join(place.folder, 'strings');
    mkdirSync(calls);
    for (const { file } of strings) copyFileSync(join(digits, file), join(calls, basename(file)));
    const { code, calls: found } = await place.analyze([calls, '--asr', 'digits']);
    expect(code).toBe(0);
    const textOfFile = (file: string) => textOf(found.find(({ fileName }) => fileName === basename(file))?.lanes[0]);
    const ours = percent(strings.map(({ file, reference }) => wordErrors(reference, textOfFile(file))));
    const theirs = percent(strings.map(({ reference, hfText }) => wordErrors(reference, hfText)));
    console.log(`${STRINGS} strings: WER ${ours.toFixed(1)} % through VAD, Hugging Face whole ${theirs.toFixed(1)} %`);
    expect(ours).toBeLessThanOrEqual(theirs + TOLERANCE_PERCENT);
  }, 300_000);

  it('hears recordings longer than a piece, and where they are cut repeats and loses no word', async () => {
    const { code, calls } = await place.analyze([join(digits, 'long'), '--asr', 'digits']);
    expect(code).toBe(0);
    for (const { file, reference, hfText } of readExpected().filter((one) => one.file.startsWith('long/'))) {
      const lane = calls.find(({ fileName }) => fileName === basename(file))?.lanes[0];
      const segments = lane?.segments ?? [];
      const ours = percent([wordErrors(reference, textOf(lane))]);
      const whole = percent([wordErrors(reference, hfText)]);
      // A segment that begins where the last one ends was cut in the middle of speech.
      const cuts = segments.filter(({ startS }, at) => at > 0 && startS === segments[at - 1]?.endS).length;
      const words = segments.flatMap((segment) => segment.words);
      const counts = `${words.length} words of ${hfText.split(' ').length}, ${cuts} cuts in speech`;
      console.log(`${file}: WER ${ours.toFixed(1)} %, Hugging Face in one pass ${whole.toFixed(1)} %; ${counts}`);
      const inPieces = WER_IN_PIECES[basename(file)];
      expect(ours).toBeLessThanOrEqual((inPieces ?? whole) + TOLERANCE_PERCENT);
      expect(words.map(({ startS }) => startS)).toEqual(words.map(({ startS }) => startS).toSorted((a, b) => a - b));
    }
  }, 120_000);
});
