import { expect, test } from 'vitest';
import { tryFusion, useFusionTrial } from './fusion-trial.ts';

test('what is as the settings have it is no trial', () => {
  const kept = { textWeight: 0.7, textUnsureBelow: null, acousticUnsureBelow: null, fusedUnsureBelow: 0.5 };
  tryFusion({ ...kept, textWeight: 0.4 }, kept);
  expect(useFusionTrial.getState().trial).toEqual({ ...kept, textWeight: 0.4 });
  tryFusion({ ...kept, textUnsureBelow: 0 }, kept);
  expect(useFusionTrial.getState().trial?.textUnsureBelow).toBe(0);
  tryFusion({ ...kept }, kept);
  expect(useFusionTrial.getState().trial).toBeNull();
});
