import { expect, it } from 'vitest';
import { parseFileName } from './file-name.ts';

it('reads a recorder’s name', () => {
  expect(parseFileName('20261103-123450_agent02_B2C_11002.ogg')).toEqual({
    recordedAt: '2026-11-03T12:34:50',
    agent: 'agent02',
    lineOfBusiness: 'B2C',
    recorderId: '11002',
  });
  expect(parseFileName('20261103-123450_Ben_Ali_b2b_x1.WAV')).toMatchObject({
    agent: 'Ben_Ali',
    lineOfBusiness: 'B2B',
  });
});

it('keeps the agent when the date is none', () => {
  expect(parseFileName('20260230-250000_a_B2B_1.wav')).toEqual({
    recordedAt: null,
    agent: 'a',
    lineOfBusiness: 'B2B',
    recorderId: '1',
  });
});

it.each(['call.wav', '20261103_agent_B2C_1.wav', '20261103-123450_agent_B2X_1.wav', '20261103-123450_agent_B2C_1'])(
  'makes nothing of %s',
  (name) => expect(parseFileName(name)).toBeNull(),
);
