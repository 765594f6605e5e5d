import { expect, test } from 'vitest';
import type { CallLane } from '../../../shared/domain/call-details.ts';
import { interactionMetrics } from '../../../shared/domain/interaction-metrics.ts';
import { endSilenceOf, lastBegun, turnsOf } from './utterances.ts';

const said = (startS: number, endS: number, text = 'oui') => ({
  startS,
  endS,
  words: text === '' ? [] : [{ text, startS, endS, confidence: 1 }],
});
const NOT_JUDGED = { text: null, acoustic: null };
const lanes: readonly CallLane[] = [
  {
    ...NOT_JUDGED,
    channel: 0,
    side: 'agent',
    wordTiming: 'aligned',
    segments: [said(4, 6), said(12, 20), said(24, 25, '')],
  },
  { ...NOT_JUDGED, channel: 1, side: 'client', wordTiming: 'aligned', segments: [said(5, 8), said(14, 16.5)] },
];
const metrics = interactionMetrics(
  lanes.map(({ side, segments }) => ({ side, speech: segments, words: 0 })),
  30,
);

test('turns stand in the order of time, each with what happened before and over it', () => {
  const turns = turnsOf(lanes, metrics).map(({ key, silenceS, interrupts, overTalkS }) => ({
    ...{ key, silenceS, interrupts, overTalkS },
  }));
  expect(turns).toEqual([
    { key: '0-0', silenceS: 4, interrupts: false, overTalkS: null },
    { key: '1-0', silenceS: null, interrupts: true, overTalkS: null },
    { key: '0-1', silenceS: 4, interrupts: false, overTalkS: null },
    { key: '1-1', silenceS: null, interrupts: false, overTalkS: 2.5 },
  ]);
});

test('a silence after everything is told at the end', () => {
  expect(endSilenceOf(turnsOf(lanes, metrics), metrics)).toBe(5);
});

test('what began last is found among thousands', () => {
  const things = Array.from({ length: 5000 }, (_, n) => ({ startS: n * 2 }));
  expect([-1, 0, 1.9, 2, 9999].map((timeS) => lastBegun(things, timeS))).toEqual([-1, 0, 0, 1, 4999]);
});
