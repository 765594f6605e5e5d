import { expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

test('a question under way is answered before the next, and many calls meanwhile are one', async () => {
  const answers: PromiseWithResolvers<void>[] = [];
  let answered = 0;
  const renew = oneAtATime(async () => {
    const answer = Promise.withResolvers<void>();
    answers.push(answer);
    await answer.promise;
    answered++;
  });
  renew();
  renew();
  renew();
  expect(answers).toHaveLength(1);
  answers[0]?.resolve();
  await expect.poll(() => answers.length).toBe(2);
  expect(answered).toBe(1);
  answers[1]?.resolve();
  await expect.poll(() => answered).toBe(2);
  expect(answers).toHaveLength(2);
  renew();
  expect(answers).toHaveLength(3);
});
