import { expect, test } from 'vitest';
import { keyLabel, keyName } from './key-name.ts';

const strike = (key: string, code: string, modifiers = '') =>
  keyName({
    key,
    code,
    ctrlKey: modifiers.includes('c'),
    altKey: modifiers.includes('a'),
    shiftKey: modifiers.includes('s'),
    metaKey: modifiers.includes('m'),
    getModifierState: (name) => name === 'AltGraph' && modifiers.includes('g'),
  });

test('a key is named by the character it gives, on every Latin keyboard', () => {
  expect(strike('a', 'KeyQ')).toBe('A');
  expect(strike('O', 'KeyO', 'cs')).toBe('Ctrl+Shift+O');
  expect(strike('o', 'KeyO', 'm')).toBe('Ctrl+O');
  expect(strike(' ', 'Space', 'c')).toBe('Ctrl+Space');
  expect(strike('ArrowLeft', 'ArrowLeft', 's')).toBe('Shift+ArrowLeft');
});

test('what it takes to write a sign is no part of its name', () => {
  expect(strike('?', 'Slash', 's')).toBe('?');
  expect(strike('[', 'Digit5', 'cag')).toBe('[');
  expect(strike(',', 'Comma', 'c')).toBe('Ctrl+,');
});

test('on an Arabic keyboard a letter is the one in its place', () => {
  expect(strike('ى', 'KeyN')).toBe('N');
  expect(strike('؟', 'Slash', 's')).toBe('?');
  expect(strike('لا', 'KeyB')).toBe('B');
  expect(strike('٠', 'Digit0')).toBe('0');
});

test('on an Arabic keyboard a sign is the one in its place', () => {
  expect(strike('ج', 'BracketLeft')).toBe('[');
  expect(strike('د', 'BracketRight')).toBe(']');
  expect(strike('و', 'Comma', 'c')).toBe('Ctrl+,');
});

test('a digit that takes Shift to write is the digit', () => expect(strike('0', 'Digit0', 's')).toBe('0'));

test('a modifier alone is no key', () => expect(strike('Control', 'ControlLeft', 'c')).toBeNull());

test('people read signs, and words for keys without one', () => {
  const word = (key: string) => (key === 'key.Space' ? 'Espace' : key);
  expect(keyLabel('Ctrl+ArrowDown', word)).toBe('Ctrl ↓');
  expect(keyLabel('+', word)).toBe('+');
  expect(keyLabel('Ctrl++', word)).toBe('Ctrl +');
  expect(keyLabel('Ctrl+Space', word)).toBe('Ctrl Espace');
});
