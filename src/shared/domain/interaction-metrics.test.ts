import { expect, test } from 'vitest';
import { interactionMetrics } from './interaction-metrics.ts';

const span = (startS: number, endS: number) => ({ startS, endS });

test('a call is measured by the definitions of the product', () => {
  const agent = { side: 'agent', speech: [span(1, 5), span(14, 20)], words: 30 } as const;
  const client = { side: 'client', speech: [span(4.5, 8), span(16, 18)], words: 11 } as const;
  expect(interactionMetrics([agent, client], 24)).toEqual({
    silences: [span(8, 14), span(20, 24)],
    silenceS: 10,
    overTalk: [span(16, 18)],
    overTalkS: 2,
    // At 4.5 the agent gives way; at 16 the client speaks inside the agent's turn, and the agent goes on.
    interruptionsS: [4.5],
    agentShare: 10 / 15.5,
    pace: [180, 120],
  });
});

test('one lane has silences and a pace, and nothing that needs two sides', () => {
  expect(interactionMetrics([{ side: 'mixed', speech: [span(0, 6)], words: 12 }], 8)).toMatchObject({
    silences: [],
    overTalk: [],
    interruptionsS: [],
    agentShare: null,
    pace: [120],
  });
});

test('a call without speech is one silence', () => {
  expect(interactionMetrics([], 60)).toMatchObject({ silences: [span(0, 60)], agentShare: null });
});
