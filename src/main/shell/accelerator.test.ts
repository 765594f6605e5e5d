import { expect, test } from 'vitest';
import { accelerator } from './accelerator.ts';

test.each([
  ['Ctrl+O', 'CmdOrCtrl+O'],
  ['Ctrl+Shift+C', 'CmdOrCtrl+Shift+C'],
  ['Alt+ArrowLeft', 'Alt+Left'],
  ['Ctrl+,', 'CmdOrCtrl+,'],
  ['+', 'Plus'],
  ['Ctrl++', 'CmdOrCtrl+Plus'],
  ['?', '?'],
  ['Space', 'Space'],
])('%s is shown as %s', (key, shown) => {
  expect(accelerator(key)).toBe(shown);
});
