import { expect, test } from 'vitest';
import { costOf, createCostMeter } from './cost-meter.ts';

test('what is spent and what is under way never pass the ceiling', () => {
  const meter = createCostMeter(1);
  const first = meter.reserve(0.6);
  expect(meter.reserve(0.6)).toBeNull();
  first?.settle(0.1);
  const second = meter.reserve(0.6);
  expect(second).not.toBeNull();
  second?.settle(null);
  expect(meter.spentUsd()).toBeCloseTo(0.7);
  expect(meter.reserve(0.31)).toBeNull();
  expect(meter.reserve(0.29)).not.toBeNull();
});

test('a ceiling of 0 lets nothing through, not even what costs nothing', () => {
  expect(createCostMeter(0).reserve(0)).toBeNull();
});

test('what a batch spent before counts', () => {
  expect(createCostMeter(1, 0.9).reserve(0.2)).toBeNull();
});

test('tokens are paid by the million', () => {
  expect(costOf(7_000, 300, { inputUsdPerMillion: 3, outputUsdPerMillion: 15 })).toBeCloseTo(0.0255);
});
