import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSession } from '../runtime/session.ts';
import { createSequenceClassifier, type SequenceClassifier } from './sequence-classifier.ts';
import { readSequenceClassifierRecipe, type SequenceClassifierRecipe } from './sequence-classifier-folder.ts';
import { type SequenceGraph, sequenceGraph } from './sequence-graph.ts';
import {
  filesIn,
  type GoldenText,
  goldenBatches,
  goldenLines,
  NO_TEXT_REFERENCE,
  ROBERTA_TINY,
  referenceFolder,
} from './sequence-reference.ts';
import { createTextTokenizer } from './text-tokenizer.ts';

function maxAbsDiff(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Math.max(...Array.from(a, (value, index) => Math.abs(value - b[index])));
}

/** As truncation to `length` leaves them: the first tokens of the text between the special ones. */
function cutIds({ tokenizer }: SequenceClassifierRecipe, text: string, length: number): number[] {
  const { before, after } = tokenizer;
  return [...before, ...tokenizer.ids(text).slice(0, length - before.length - after.length), ...after];
}

describe.skipIf(NO_TEXT_REFERENCE)(`against the original${NO_TEXT_REFERENCE}`, () => {
  describe.each(['text-classifier-xlmr-tiny', 'text-classifier-bert-tiny'])('%s', (name) => {
    const folder = referenceFolder(name);
    const files = filesIn(folder);
    const golden = goldenLines<GoldenText>(folder);
    let recipe: SequenceClassifierRecipe;
    let graph: SequenceGraph;
    let classifier: SequenceClassifier;
    beforeAll(async () => {
      recipe = await readSequenceClassifierRecipe(files);
      graph = sequenceGraph(await createSession(files.model, 1, 'text'), recipe.padId, 3);
      classifier = await createSequenceClassifier(files, 1);
    });

    it('reads the recipe', () => {
      expect(recipe).toMatchObject({ labels: ['NEGATIVE', 'NEUTRAL', 'POSITIVE'], multiLabel: false, maxTokens: 512 });
    });

    it.each([512, 128] as const)('gives the golden token ids of every text, cut to %i', (length) => {
      expect(golden).toHaveLength(60);
      for (const { text, max512, max128, kind } of golden) {
        const wanted = length === 128 && max128 ? max128 : max512;
        expect({ kind, ids: cutIds(recipe, text, length) }).toEqual({ kind, ids: wanted.ids });
      }
    });

    it('gives the golden logits of every text alone and in padded batches', async () => {
      for (const { max512, max128 } of golden)
        for (const cut of max128 ? [max512, max128] : [max512]) {
          const [logits] = await graph.run([cut.ids], cut.ids.length);
          expect(maxAbsDiff(logits, cut.logits)).toBeLessThan(1e-4);
        }
      for (const { maxLength, first, count, paddedLength, logits } of goldenBatches(folder)) {
        const rows = golden.slice(first, first + count).map(({ text }) => cutIds(recipe, text, maxLength));
        const found = await graph.run(rows, paddedLength);
        expect(found).toHaveLength(count);
        found.forEach((row, index) => {
          expect(maxAbsDiff(row, logits[index])).toBeLessThan(1e-4);
        });
      }
    });

    it('classifies all texts at once to the golden softmax, whatever their order', async () => {
      // The last text is longer than 512 tokens: it is judged by windows, which the original does not do.
      const whole = golden.filter(({ text, max512 }) => {
        const tokens = recipe.tokenizer.ids(text).length;
        return tokens > 0 && tokens + 2 === max512.ids.length;
      });
      expect(whole.length).toBeGreaterThanOrEqual(57);
      const found = await classifier.classify(whole.map(({ text }) => text));
      found.forEach(({ negative, neutral, positive }, index) => {
        expect(maxAbsDiff([negative, neutral, positive], whole[index].max512.softmax)).toBeLessThan(1e-4);
      });
      const reversed = await classifier.classify(whole.map(({ text }) => text).reverse());
      reversed.forEach((row, index) => {
        expect(maxAbsDiff(Object.values(row), Object.values(found[found.length - 1 - index]))).toBeLessThan(1e-5);
      });
    });

    it('judges a text that is too long by windows, averaged by their count of tokens', async () => {
      const text = golden.find(({ kind }) => kind === 'long')?.text.repeat(3) ?? '';
      const ids = recipe.tokenizer.ids(text);
      const capacity = 510;
      const step = capacity - 127;
      const windows: number[][] = [];
      for (let start = 0; start === 0 || start - step + capacity < ids.length; start += step)
        windows.push(ids.slice(start, start + capacity));
      expect(windows.length).toBeGreaterThan(2);
      const sum = [0, 0, 0];
      let tokens = 0;
      for (const window of windows) {
        const row = [...recipe.tokenizer.before, ...window, ...recipe.tokenizer.after];
        const [logits] = await graph.run([row], row.length);
        logits.forEach((logit, index) => {
          sum[index] += logit * window.length;
        });
        tokens += window.length;
      }
      const [found] = await classifier.logits([text]);
      expect(
        maxAbsDiff(
          found ?? [],
          sum.map((value) => value / tokens),
        ),
      ).toBeLessThan(1e-4);
    });
  });
});

describe('a RoBERTa with byte-level BPE', () => {
  const files = filesIn(ROBERTA_TINY);
  const golden = goldenLines<{ text: string; ids: number[]; logits: number[] }>(ROBERTA_TINY);
  let recipe: SequenceClassifierRecipe;
  let classifier: SequenceClassifier;
  beforeAll(async () => {
    recipe = await readSequenceClassifierRecipe(files);
    classifier = await createSequenceClassifier(files, 1);
  });

  it('counts positions from the pad id on, and labels without names', () => {
    expect(recipe).toMatchObject({ labels: ['LABEL_0', 'LABEL_1', 'LABEL_2'], padId: 1, maxTokens: 64 });
  });

  it('gives the golden token ids of every text', () => {
    for (const { text, ids } of golden) expect({ text, ids: cutIds(recipe, text, 1e6) }).toEqual({ text, ids });
  });

  it('gives the golden logits of texts of all lengths at once', async () => {
    const whole = golden.filter(({ ids }) => ids.length > 2 && ids.length <= 64);
    const found = await classifier.logits(whole.map(({ text }) => text));
    found.forEach((logits, index) => {
      expect(maxAbsDiff(logits ?? [], whole[index].logits)).toBeLessThan(1e-4);
    });
  });
});

describe('texts that are hardly texts', () => {
  const strange = {
    'a word of 10,000 letters': 'كلمة'.repeat(2500),
    emoji: '👨‍👩‍👧‍👦🥰🇲🇦'.repeat(50),
    'marks of direction': '\u200f\u200e\u202a\u202c\u2066\u2069',
    'NUL and other controls': 'a\u0000b\u0001\u0007\u001b\u0085c',
    'half a surrogate pair': 'merci \ud83d beaucoup \udc00',
    'half a million letters': 'merci beaucoup '.repeat(34_000),
    'an unbroken hundred thousand': 'ش'.repeat(100_000),
    'special words': '<s></s><pad><mask>[CLS][SEP][PAD]',
  };
  const folders: [string, string][] = [
    ['RoBERTa', ROBERTA_TINY],
    ...(NO_TEXT_REFERENCE ? [] : ['xlmr', 'bert']).map((name): [string, string] => [
      name,
      referenceFolder(`text-classifier-${name}-tiny`),
    ]),
  ];
  it.each(folders)(
    'are judged or left out, and never stop a batch: %s',
    async (_, folder) => {
      const classifier = await createSequenceClassifier(filesIn(folder), 1);
      const found = await classifier.classify(['merci', ...Object.values(strange), '', 'merci']);
      for (const { negative, neutral, positive } of found) expect(negative + neutral + positive).toBeCloseTo(1, 9);
      expect(found.at(-2)).toEqual({ negative: 1 / 3, neutral: 1 / 3, positive: 1 / 3 });
      expect(found.at(-1)).toEqual(found[0]);
      expect(await classifier.classify([])).toEqual([]);
    },
    30_000,
  );
});

it('refuses a tokenizer.json that is none, or of a kind that is not known', () => {
  expect(() => createTextTokenizer({})).toThrow('model_unsupported');
  const json = JSON.parse(readFileSync(filesIn(ROBERTA_TINY).tokenizer, 'utf8'));
  expect(() => createTextTokenizer({ ...json, pre_tokenizer: { type: 'Novel' } })).toThrow('Novel');
});
