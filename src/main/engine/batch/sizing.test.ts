import { expect, test } from 'vitest';
import { settingsSchema } from '../../../shared/settings/schema.ts';
import { divideMachine } from './sizing.ts';

const GB = 2 ** 30;
/** The files of the smallest recogniser and a VAD. */
const SMALL = 30e6;

test('cores become analyzers of one thread, as far as memory goes', () => {
  const settings = settingsSchema.parse({});
  expect(divideMachine(settings, 24 * GB, SMALL, 2)).toMatchObject({ analyzers: 2, threads: 1, ioWorkers: 2 });
  expect(divideMachine(settings, 2 * GB, SMALL, 8)).toMatchObject({ analyzers: 3, threads: 2 });
  expect(divideMachine(settings, 64 * GB, SMALL, 32)).toMatchObject({ analyzers: 8, threads: 4 });
  expect(divideMachine(settings, 1 * GB, SMALL, 1)).toMatchObject({ analyzers: 1, threads: 1 });
});

test('large models leave room for fewer analyzers', () => {
  const settings = settingsSchema.parse({});
  expect(divideMachine(settings, 16 * GB, 2.4e9, 8)).toMatchObject({ analyzers: 2, threads: 4 });
  expect(divideMachine(settings, 4 * GB, 2.4e9, 8)).toMatchObject({ analyzers: 1, threads: 8 });
});

test('what the settings say wins', () => {
  const settings = settingsSchema.parse({
    analyzers: 5,
    threads: 3,
    ioWorkers: 7,
    memoryThresholdPercent: 50,
  });
  expect(divideMachine(settings, 2 * GB, SMALL, 2)).toEqual({
    analyzers: 5,
    threads: 3,
    ioWorkers: 7,
    memoryLimitBytes: GB,
  });
});
