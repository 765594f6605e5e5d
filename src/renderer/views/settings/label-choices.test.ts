import { expect, it } from 'vitest';
import { withLabel, withoutModel } from './label-choices.ts';

const OWN = { joy: 'positive', anger: 'negative', surprise: null } as const;

it('keeps what a person says of a label, beside other labels and other models', () => {
  const before = { theirs: { LABEL_0: 'neutral' as const }, mine: { joy: 'neutral' as const } };
  expect(withLabel(before, 'mine', OWN, ['surprise', 'positive'])).toEqual({
    theirs: { LABEL_0: 'neutral' },
    mine: { joy: 'neutral', surprise: 'positive' },
  });
});

it('keeps that a label is left out', () => {
  expect(withLabel({}, 'mine', OWN, ['joy', null])).toEqual({ mine: { joy: null } });
});

it('keeps nothing of a label that is as the model says itself', () => {
  expect(withLabel({ mine: { joy: 'neutral' } }, 'mine', OWN, ['joy', 'positive'])).toEqual({});
  expect(withLabel({ mine: { joy: 'neutral', anger: null } }, 'mine', OWN, ['anger', 'negative'])).toEqual({
    mine: { joy: 'neutral' },
  });
  expect(withLabel({ mine: { surprise: 'neutral' } }, 'mine', OWN, ['surprise', null])).toEqual({});
});

it('forgets a model', () => {
  const mappings = { theirs: { a: null }, mine: { joy: null } };
  expect(withoutModel(mappings, 'mine')).toEqual({ theirs: { a: null } });
});
