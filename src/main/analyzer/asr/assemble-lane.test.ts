import { expect, it } from 'vitest';
import type { Span } from '../../../shared/domain/transcript.ts';
import { assembleLane, type RecognizedPiece } from './assemble-lane.ts';
import { CLEANING_VERSION } from './clean-text.ts';

/** A piece whose words take a second each, times from its first sample. */
function piece(
  startS: number,
  endS: number,
  texts: readonly string[],
  { fromS = startS, sharedWithNext = null as Span | null } = {},
): RecognizedPiece {
  const words = texts.map((text, index) => ({ text, startS: index, endS: index + 0.9, confidence: 0.8 }));
  return { piece: { fromS, startS, endS, sharedWithNext }, text: { rawText: texts.join(' '), words } };
}

it('makes a segment of each piece, times from the start of the lane', () => {
  const pieces = [piece(10, 12, ['good', 'day'], { fromS: 9.6 }), piece(20, 21, ['yes'])];
  const lane = assembleLane(
    1,
    pieces,
    [
      { startS: 10, endS: 12 },
      { startS: 20, endS: 21 },
    ],
    'aligned',
  );
  expect(lane).toMatchObject({ channel: 1, wordTiming: 'aligned', cleaning: CLEANING_VERSION });
  expect(lane.segments).toEqual([
    {
      startS: 10,
      endS: 12,
      text: 'good day',
      rawText: 'good day',
      confidence: expect.closeTo(0.8),
      words: [
        { text: 'good', startS: 9.6, endS: 10.5, confidence: 0.8 },
        { text: 'day', startS: 10.6, endS: 11.5, confidence: 0.8 },
      ],
    },
    expect.objectContaining({ startS: 20, endS: 21, text: 'yes' }),
  ]);
});

it('lays words without times of their own into the detected speech, not into its pauses', () => {
  const speech = [
    { startS: 10, endS: 11 },
    { startS: 11.4, endS: 12.4 },
  ];
  const [segment] = assembleLane(0, [piece(10, 12.4, ['one', 'two'], { fromS: 9.6 })], speech, 'interpolated').segments;
  expect(segment.words.map(({ startS, endS }) => [startS, endS])).toEqual([
    [10, 11],
    [11.4, 12.4],
  ]);
});

it('says a word once that two pieces share, in the segment where its middle is', () => {
  const sharedWithNext = { startS: 3, endS: 5 };
  const pieces = [
    piece(0, 4, ['a', 'b', 'c', 'd', 'e'], { sharedWithNext }),
    piece(4, 7, ['d', 'e', 'f', 'g'], { fromS: 3 }),
  ];
  const { segments } = assembleLane(0, pieces, [{ startS: 0, endS: 7 }], 'aligned');
  expect(segments.map(({ startS, endS, text }) => [startS, endS, text])).toEqual([
    [0, 4, 'a b c d'],
    [4, 7, 'e f g'],
  ]);
});

it('keeps a segment nothing was recognised in, with no confidence', () => {
  const [segment] = assembleLane(0, [piece(1, 2, [])], [{ startS: 1, endS: 2 }], 'interpolated').segments;
  expect(segment).toEqual({ startS: 1, endS: 2, text: '', rawText: '', confidence: 0, words: [] });
});

it('gives a lane without speech no segments', () => {
  expect(assembleLane(0, [], [], 'aligned').segments).toEqual([]);
});
