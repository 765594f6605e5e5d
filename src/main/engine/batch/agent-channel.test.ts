import { expect, test } from 'vitest';
import { settingsSchema } from '../../../shared/settings/schema.ts';
import { agentChannelOf } from './agent-channel.ts';

function channelOf(name: string, ...patterns: readonly string[]) {
  const agentRules = patterns.map((pattern, index) => ({ pattern, agentChannel: index === 0 ? 'right' : 'left' }));
  return agentChannelOf(name, settingsSchema.parse({ agentRules }));
}

test('a rule matches a part of the name, with anything in place of a star', () => {
  expect(channelOf('20260301_agent07_B2B_1.wav', '_B2B_')).toBe('right');
  expect(channelOf('20260301_agent07_B2B_1.wav', 'agent*B2B')).toBe('right');
  expect(channelOf('20260301_agent07_B2B_1.wav', 'B2B*agent')).toBe('left');
  expect(channelOf('20260301_agent07_B2B_1.wav', 'B2C', '*')).toBe('left');
});

test('a sign that means something elsewhere is only itself here', () => {
  expect(channelOf('call (2).wav', '(')).toBe('right');
  expect(channelOf('call.wav', '(', '[')).toBe('left');
});

test('no rule holds up a run', () => {
  const startMs = performance.now();
  expect(channelOf(`${'a'.repeat(255)}!`, `(a+)+$`)).toBe('left');
  expect(channelOf('a'.repeat(255), `${'a*'.repeat(99)}b`)).toBe('left');
  expect(performance.now() - startMs).toBeLessThan(100);
});

test('an empty rule, or one as long as no name, is refused at the door', () => {
  for (const pattern of ['', 'a'.repeat(201)]) {
    expect(settingsSchema.safeParse({ agentRules: [{ pattern, agentChannel: 'left' }] }).success).toBe(false);
  }
});
