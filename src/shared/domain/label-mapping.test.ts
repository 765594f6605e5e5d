import { describe, expect, it } from 'vitest';
import { defaultLabelMapping, labelMappingOf, sentimentProbabilities } from './label-mapping.ts';

describe('the default rule', () => {
  it.each([
    [
      ['NEGATIVE', 'NEUTRAL', 'POSITIVE'],
      ['negative', 'neutral', 'positive'],
    ],
    [
      ['positive', 'negative'],
      ['positive', 'negative'],
    ],
    [
      ['POS', 'NEU', 'NEG'],
      ['positive', 'neutral', 'negative'],
    ],
    [
      ['LABEL_0', 'LABEL_1', 'LABEL_2'],
      ['negative', 'neutral', 'positive'],
    ],
    [
      ['LABEL_0', 'LABEL_1'],
      ['negative', 'positive'],
    ],
    [
      ['0', '1', '2'],
      ['negative', 'neutral', 'positive'],
    ],
    [
      ['-1', '0', '1'],
      ['negative', 'neutral', 'positive'],
    ],
    [
      ['1', '-1', '0'],
      ['positive', 'negative', 'neutral'],
    ],
    [
      ['1 star', '2 stars', '3 stars', '4 stars', '5 stars'],
      ['negative', 'negative', 'neutral', 'positive', 'positive'],
    ],
    [
      ['1', '2', '3', '4', '5'],
      ['negative', 'negative', 'neutral', 'positive', 'positive'],
    ],
    [
      ['Négatif', 'Neutre', 'Positif'],
      ['negative', 'neutral', 'positive'],
    ],
    [
      ['سلبي', 'محايدة', 'إيجابي'],
      ['negative', 'neutral', 'positive'],
    ],
    [
      ['السلبية', 'ٱلإِيجابيّة'],
      ['negative', 'positive'],
    ],
    [
      ['very_negative', 'veryPositive', 'Very Neutral'],
      ['negative', 'positive', 'neutral'],
    ],
    [
      ['Client mécontent', 'client satisfait', 'non satisfait'],
      ['negative', 'positive', 'negative'],
    ],
    [
      ['anger', 'joy', 'surprise'],
      ['negative', 'positive', null],
    ],
  ])('%j', (labels, expected) => {
    expect(Object.values(orderedMapping(labels))).toEqual(expected);
  });

  it('says nothing where labels are numbered but their count tells no order, or where words contradict', () => {
    expect(defaultLabelMapping(['LABEL_0', 'LABEL_1', 'LABEL_2', 'LABEL_3'])).toEqual({
      LABEL_0: null,
      LABEL_1: null,
      LABEL_2: null,
      LABEL_3: null,
    });
    expect(defaultLabelMapping(['positive or negative', 'topic'])).toEqual({
      'positive or negative': null,
      topic: null,
    });
  });

  it('is overruled by the model, and the model by a person, label by label', () => {
    expect(labelMappingOf(['LABEL_0', 'LABEL_1'], { LABEL_0: 'positive', LABEL_1: 'negative' }, undefined)).toEqual({
      LABEL_0: 'positive',
      LABEL_1: 'negative',
    });
    expect(labelMappingOf(['a', 'positive'], { a: 'negative' }, { positive: null })).toEqual({
      a: 'negative',
      positive: null,
    });
  });
});

describe('probabilities by sentiment', () => {
  it('are summed over labels, and scaled where one is left out', () => {
    const stars = ['1 star', '2 stars', '3 stars', '4 stars', '5 stars'];
    const summed = sentimentProbabilities([0.1, 0.2, 0.3, 0.25, 0.15], stars, defaultLabelMapping(stars));
    expect(summed.negative).toBeCloseTo(0.3, 12);
    expect(summed.neutral).toBeCloseTo(0.3, 12);
    expect(summed.positive).toBeCloseTo(0.4, 12);
    const scaled = sentimentProbabilities([0.5, 0.3, 0.2], ['noise', 'neg', 'pos'], {
      neg: 'negative',
      pos: 'positive',
    });
    expect(scaled).toEqual({ negative: 0.6, neutral: 0, positive: 0.4 });
  });

  it('divide out the shares of the training data', () => {
    expect(
      sentimentProbabilities([0.8, 0.2], ['neg', 'pos'], { neg: 'negative', pos: 'positive' }, [0.8, 0.2]),
    ).toEqual({ negative: 0.5, neutral: 0, positive: 0.5 });
  });

  it('are equal where every label that stands for something has none', () => {
    const third = 1 / 3;
    expect(sentimentProbabilities([1, 0], ['other', 'pos'], { other: null, pos: 'positive' })).toEqual({
      negative: third,
      neutral: third,
      positive: third,
    });
  });

  it('are never made of what is no number, nor of less than nothing', () => {
    for (const row of [
      [Number.NaN, Number.NaN],
      [-0.5, 1.5],
    ])
      expect(() => sentimentProbabilities(row, ['neg', 'pos'], { neg: 'negative', pos: 'positive' })).toThrow(
        'is no probability',
      );
  });
});

/** The mapping's values in the order of the labels: an object puts keys like '0' first. */
function orderedMapping(labels: readonly string[]) {
  const mapping = defaultLabelMapping(labels);
  return Object.fromEntries(labels.map((label, index) => [`${index}:`, mapping[label]]));
}
