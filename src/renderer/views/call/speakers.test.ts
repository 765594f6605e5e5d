import { expect, test } from 'vitest';
import type { CallLane } from '../../../shared/domain/call-details.ts';
import { speakersOf } from './speakers.ts';

function lane(side: CallLane['side'], channel: number, ...spans: readonly [number, number][]): CallLane {
  const segments = spans.map(([startS, endS]) => ({ startS, endS, text: '', rawText: '', confidence: 1, words: [] }));
  return { side, channel, wordTiming: null, segments, text: null, acoustic: null };
}

const speakers = speakersOf([lane('agent', 1, [1.5, 4], [10, 12]), lane('client', 0, [4.5, 6], [12.5, 13])], 20);

test('a silence of more than a second is skipped but for a breath on both sides', () => {
  expect(speakers.quietAt(5)).toBeNull();
  // Half a second between two turns is no silence.
  expect(speakers.quietAt(4.2)).toBeNull();
  expect(speakers.quietAt(6.1)).toBeNull();
  expect(speakers.quietAt(7)).toEqual({ startS: 6.25, endS: 9.75 });
  expect(speakers.quietAt(9.8)).toBeNull();
});

test('so are the ends of a call, but not a call in which nobody speaks', () => {
  expect(speakers.quietAt(0)).toEqual({ startS: 0, endS: 1.25 });
  expect(speakers.quietAt(19)).toEqual({ startS: 13.25, endS: 20 });
  expect(speakersOf([lane('agent', 0)], 20).quietAt(10)).toBeNull();
});

test('what was said last is what began last, of one side or of both; else what is said first', () => {
  expect(speakers.saidAt(1, null)).toEqual({ startS: 1.5, endS: 4 });
  expect(speakersOf([lane('agent', 0)], 20).saidAt(1, null)).toBeNull();
  expect(speakers.saidAt(5, null)).toEqual({ startS: 4.5, endS: 6 });
  expect(speakers.saidAt(11, 'client')).toEqual({ startS: 4.5, endS: 6 });
  expect(speakers.saidAt(19, 'agent')).toEqual({ startS: 10, endS: 12 });
});

test('the sides know their channels, and mixed voices have none', () => {
  expect(speakers.channelOf).toEqual({ agent: 1, client: 0 });
  expect(speakersOf([lane('mixed', 0, [1, 2])], 20).channelOf).toEqual({});
});
