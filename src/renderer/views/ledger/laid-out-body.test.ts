import { expect, test } from 'vitest';
import { laidOutBody } from './laid-out-body.ts';

test('JSON is indented, and its texts break where they have a line end', () => {
  expect(laidOutBody('{"a":"one\\ntwo\\n\\nthree","b":1}')).toBe(
    '{\n  "a": "one\\n\ntwo\\n\n\\n\nthree",\n  "b": 1\n}',
  );
});

test('a backslash before an n is no line end', () => {
  expect(laidOutBody('{"a":"C:\\\\new"}')).toBe('{\n  "a": "C:\\\\new"\n}');
});

test('what is cut off or no JSON is given as it is', () => {
  expect(laidOutBody('{"a": "b')).toBe('{"a": "b');
  expect(laidOutBody('<html>')).toBe('<html>');
});
