import { readdirSync, readFileSync } from 'node:fs';
import { sentimentSchema } from '../../../../../shared/domain/sentiment.ts';
import type { SummaryFacts } from '../summarise.ts';

/** Calls from this number on were written after the rules were settled, and no rule was changed for them. */
export const UNSEEN_FROM = 13;

/** What a careful reader says of a turn. */
export type TurnMark =
  /** It gives the reason for the call. */
  | 'reason'
  /** It tells what was done or promised. */
  | 'outcome'
  /** It is worth quoting for something else. */
  | 'telling'
  /** It may be quoted. */
  | 'plain'
  /** Courtesy, identity check or filler: never to be quoted. */
  | 'never';

/** A call written as recognisers write it, marked by hand before it was first summarised. */
export interface WrittenCall {
  readonly name: string;
  readonly number: number;
  readonly facts: SummaryFacts;
  /** One to a turn. */
  readonly marks: readonly TurnMark[];
}

const SIDES = { A: 'agent', C: 'client', M: 'mixed' } as const;
const MARKS = { R: 'reason', O: 'outcome', '!': 'telling', ' ': 'plain', '-': 'never' } as const;
const FOLDER = new URL('calls/', import.meta.url);

/**
 * The calls of `calls/`, all invented. A line is a turn, `A` agent, `C` client or `M` mixed, then its mark (`MARKS`); before the turns
 * stand `durationS N`, for each topic `topic LABEL | TURNS`, and `mood START END WHOLE`.
 */
export function writtenCalls(): WrittenCall[] {
  return readdirSync(FOLDER).sort().map(readCall);
}

function readCall(file: string): WrittenCall {
  const lines = readFileSync(new URL(file, FOLDER), 'utf8').trimEnd().split('\n');
  const said = lines.flatMap((line) => {
    const [, side, mark, text] = /^([ACM])([RO! -]) (.+)$/.exec(line) ?? [];
    if (!text) return [];
    return { side: SIDES[side as keyof typeof SIDES], mark: MARKS[mark as keyof typeof MARKS], text };
  });
  const heads = (key: string) =>
    lines.flatMap((line) => (line.startsWith(`${key} `) ? line.slice(key.length + 1) : []));
  const [start = null, end = null, whole = null] = heads('mood')
    .flatMap((line) => line.split(' '))
    .map((word) => (word === 'null' ? null : sentimentSchema.parse(word)));
  return {
    name: file,
    number: Number.parseInt(file, 10),
    facts: {
      turns: said.map(({ side, text }) => ({ side, text })),
      topics: heads('topic').map((line) => {
        const [label = '', indices = ''] = line.split(' | ');
        return { label, evidence: indices.split(' ').map(Number) };
      }),
      topicsByPerson: false,
      durationS: Number(heads('durationS')[0]),
      mood: { start, end, whole },
    },
    marks: said.map(({ mark }) => mark),
  };
}
