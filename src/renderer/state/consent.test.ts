import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/settings/facts.ts';
import { needsConsent } from './consent.ts';

const off = DEFAULT_SETTINGS;
const on = { ...off, networkAllowed: true };

test('allowing the network wants a word, cutting it does not', () => {
  expect(needsConsent(off, on)).toBe(true);
  expect(needsConsent(on, off)).toBe(false);
});

test('with the network allowed, another destination wants a word of its own', () => {
  expect(needsConsent(on, { ...on, bedrockRegion: 'us-east-1' })).toBe(true);
  expect(needsConsent(on, { ...on, bedrockModel: 'us.amazon.nova-lite-v1:0' })).toBe(true);
  expect(needsConsent(on, { ...on, bedrockEndpoint: 'https://bedrock.example' })).toBe(true);
  expect(needsConsent(on, { ...on, bedrockGlobalAllowed: true })).toBe(true);
  expect(needsConsent({ ...on, bedrockGlobalAllowed: true }, on)).toBe(false);
});

test('what goes nowhere is changed at once', () => {
  expect(needsConsent(off, { ...off, bedrockRegion: 'us-east-1' })).toBe(false);
  expect(needsConsent(on, { ...on, bedrockMaxCostUsd: 1 })).toBe(false);
});
