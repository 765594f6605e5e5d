import { expect, it } from 'vitest';
import { createTextBatcher } from './text-batcher.ts';

const EVEN = { negative: 1 / 3, neutral: 1 / 3, positive: 1 / 3 };

/** Notes the texts of every run; throws at a text that says so. */
function watched() {
  const runs: string[] = [];
  const batcher = createTextBatcher({
    async classify(texts) {
      runs.push(texts.join(' '));
      if (texts.includes('bad')) throw new Error('a bad text');
      return texts.map(() => EVEN);
    },
  });
  return { runs, batcher };
}

it('judges together what is brought while it runs', async () => {
  const { runs, batcher } = watched();
  const judged = await Promise.all([['a'], ['b', 'c'], [], ['d']].map((texts) => batcher.submit(texts)));
  expect(runs).toEqual(['a', 'b c d']);
  expect(judged.map(({ probabilities }) => probabilities.length)).toEqual([1, 2, 0, 1]);
});

it('rejects only the call whose text the classifier throws at', async () => {
  const { runs, batcher } = watched();
  const judged = await Promise.allSettled([['a'], ['b'], ['c', 'bad'], ['d']].map((texts) => batcher.submit(texts)));
  expect(judged.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(runs).toEqual(['a', 'b c bad d', 'b', 'c bad', 'd']);
  await expect(batcher.submit(['e'])).resolves.toMatchObject({ probabilities: [EVEN] });
});
