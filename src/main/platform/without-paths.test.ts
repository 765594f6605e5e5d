import { expect, test } from 'vitest';
import { withoutFolders, withoutPaths } from './without-paths.ts';

test.each([
  ['/calls/team B, 2.wav: ENOENT', '[path]: ENOENT'],
  ["ENOENT: no such file or directory, open '/srv/calls/a b.wav'", "ENOENT: no such file or directory, open '[path]'"],
  ['C:\\Users\\office\\a.wav: EACCES', '[path]: EACCES'],
  ['\\\\server\\calls\\a.wav', '[path]'],
  ['no model "x" in /a/office, /b', 'no model "x" in [path]'],
  ['claims 184 s, 12 s decoded of 12/20 frames', 'claims 184 s, 12 s decoded of 12/20 frames'],
  [
    'TypeError: no\n    at run (file:///srv/nabra/src/pipeline.ts:12:3)\n    at /opt/nabra/rpc.ts:105:7',
    'TypeError: no\n    at run (…/pipeline.ts:12:3)\n    at …/rpc.ts:105:7',
  ],
])('%j is logged as %j', (message, logged) => {
  expect(withoutPaths(message)).toBe(logged);
});

test.each([
  [
    '/data/calls/.local/nabra/settings.json: line 3: "x" is not a setting',
    'settings.json: line 3: "x" is not a setting',
  ],
  ["/srv/l'agence (Rabat)/a b.wav: ENOENT", 'a b.wav: ENOENT'],
  ["ENOENT: no such file or directory, open '/srv/calls/a b.wav'", "ENOENT: no such file or directory, open 'a b.wav'"],
  ['C:\\Users\\office\\results: ENOSPC', 'results: ENOSPC'],
  ['\\\\server\\calls\\a.wav', 'a.wav'],
  ['no such model in /a/office/', 'no such model in office'],
  ['claims 184 s, 12 s decoded of 12/20 frames', 'claims 184 s, 12 s decoded of 12/20 frames'],
])('of %j a window reads %j', (message, read) => {
  expect(withoutFolders(message)).toBe(read);
});
