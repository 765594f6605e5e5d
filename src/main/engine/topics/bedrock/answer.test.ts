import { describe, expect, it } from 'vitest';
import type { GlossaryEntry } from '../../../../shared/domain/topics.ts';
import { LEAST_SURE, MOST_TOPICS, readAnswer, TOOL_NAME } from './answer.ts';

const ENTRIES: readonly GlossaryEntry[] = ['facture', 'panne', 'fibre'].map((id) => ({
  id,
  topic: id,
  subtopic: '',
  definition: '',
  keywords: [],
  examples: [],
}));
const calling = (input: unknown, name = TOOL_NAME) => ({ role: 'assistant', content: [{ toolUse: { name, input } }] });
const theme = (id: string, confiance: unknown = 0.9, tours: unknown = [2, 1]) => ({ id, confiance, tours });

describe('an answer', () => {
  it('becomes topics of the glossary, the surest first, and a plain summary', () => {
    const input = {
      resume: ' Le client\nconteste\u202e une facture. ',
      themes: [theme('t2', 0.4), theme('t1')],
      plus: 1,
    };
    expect(readAnswer(calling(input), ENTRIES, 3, null)).toEqual({
      ok: true,
      value: {
        topics: [
          { entryId: 'facture', score: 0.9, evidence: [1, 0] },
          { entryId: 'panne', score: 0.4, evidence: [1, 0] },
        ],
        summary: { text: 'Le client conteste une facture.', kind: 'generated', quotes: [0, 1] },
      },
    });
  });

  it('may have no topic, names one only once, and has no evidence that is not there', () => {
    expect(readAnswer(calling({ resume: 'Rien.', themes: [] }), ENTRIES, 3, null)).toMatchObject({
      value: { topics: [] },
    });
    const twice = { resume: 'a', themes: [theme('t1', 0.2), theme('t1', 0.8, [0, 3, 3, 4, -1])] };
    expect(readAnswer(calling(twice), ENTRIES, 3, null)).toMatchObject({
      value: { topics: [{ entryId: 'facture', score: 0.8, evidence: [2] }] },
    });
  });

  it('keeps the surest topics, and none that is not sure enough', () => {
    const entries = Array.from({ length: 500 }, (_, n) => ({ ...(ENTRIES[0] as GlossaryEntry), id: `e${n}` }));
    const themes = entries.map((_, n) => theme(`t${n + 1}`, n / 499, [n + 1]));
    const all = readAnswer(calling({ resume: 'a', themes }), entries, 500, null);
    expect(all.ok && all.value.topics.map(({ entryId }) => entryId)).toEqual(['e499', 'e498', 'e497', 'e496', 'e495']);
    expect(MOST_TOPICS).toBe(5);
    const kept = (leastSure: number | null, ...scores: readonly number[]) => {
      const some = scores.map((score, n) => theme(`t${n + 1}`, score));
      const answer = readAnswer(calling({ resume: 'a', themes: some }), ENTRIES, 3, leastSure);
      return answer.ok ? answer.value.topics.map(({ score }) => score) : null;
    };
    expect(kept(null, LEAST_SURE, LEAST_SURE - 0.01, 0)).toEqual([LEAST_SURE]);
    expect(kept(0.9, 0.95, 0.89)).toEqual([0.95]);
    expect(kept(0, 0.01, 0)).toEqual([0.01]);
  });

  it('keeps a summary short', () => {
    const answer = readAnswer(calling({ resume: 'mot '.repeat(1_000), themes: [] }), ENTRIES, 1, null);
    expect(answer.ok && answer.value.summary.text.length).toBeLessThanOrEqual(700);
  });

  it.each([
    ['a topic that is not of the list', calling({ resume: 'a', themes: [theme('t1'), theme('t4')] }), 'off_list'],
    ['an entry by its long id', calling({ resume: 'a', themes: [theme('facture')] }), 'off_list'],
    ['a name of an object', calling({ resume: 'a', themes: [theme('__proto__')] }), 'off_list'],
    ['no summary', calling({ themes: [] }), 'malformed'],
    ['an empty summary', calling({ resume: ' \u202e', themes: [] }), 'malformed'],
    ['a confidence beyond 1', calling({ resume: 'a', themes: [theme('t1', 95)] }), 'malformed'],
    ['a confidence in words', calling({ resume: 'a', themes: [theme('t1', 'forte')] }), 'malformed'],
    ['topics that are no list', calling({ resume: 'a', themes: 't1' }), 'malformed'],
    ['text instead of the tool', { content: [{ text: 't1' }] }, 'no_tool_call'],
    ['another tool', calling({ resume: 'a', themes: [] }, 'autre'), 'no_tool_call'],
    ['no content', {}, 'no_tool_call'],
    ['nothing', undefined, 'no_tool_call'],
  ])('with %s is refused', (_, message, fault) => {
    expect(readAnswer(message, ENTRIES, 3, null)).toEqual({ ok: false, error: fault });
  });
});
