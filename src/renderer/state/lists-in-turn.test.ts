import { expect, test } from 'vitest';
import { ok } from '../../shared/result.ts';
import { listsInTurn } from './lists-in-turn.ts';

test('of lists that follow each other fast only the one under way and the newest ask', async () => {
  const newList = listsInTurn();
  const asked: string[] = [];
  const answer = new Map<string, () => void>();
  const ask = (name: string) => () => {
    asked.push(name);
    return new Promise<ReturnType<typeof ok<string>>>((resolve) => answer.set(name, () => resolve(ok(name))));
  };
  const over = new AbortController();
  const first = newList();
  const found = [first(over.signal, ask('1a')), first(over.signal, ask('1b'))];
  // The parts of a list do not wait for each other.
  expect(asked).toEqual(['1a', '1b']);
  found.push(newList()(over.signal, ask('2')), newList()(over.signal, ask('3')));
  over.abort();
  found.push(newList()(new AbortController().signal, ask('4')));
  answer.get('1a')?.();
  await found[0];
  expect(asked).toEqual(['1a', '1b']);
  answer.get('1b')?.();
  await expect.poll(() => asked).toEqual(['1a', '1b', '4']);
  answer.get('4')?.();
  const said = await Promise.all(found);
  expect(said.map((result) => (result.ok ? result.value : result.error.code))).toEqual([
    '1a',
    '1b',
    'cancelled',
    'cancelled',
    '4',
  ]);
});
