import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The placeholder that package.json's `overrides` put where a package would bring what nothing here uses. */
const PLACEHOLDER = 'empty-npm-package';

/**
 * Of these the package holds one file and a page of its own would be lost: their text lies in
 * `resources/licences` (Node's without the part about npm, which does not come along).
 */
const BESIDE_NPM = [{ name: 'Node.js', licence: 'MIT, and those of its parts', file: 'node.txt' }];

/** The usual text, for packages that name a licence and carry no copy of it. */
const USUAL = {
  MIT: 'Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:\n\nThe above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.\n\nTHE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.',
  ISC: 'Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.\n\nTHE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.',
};

/**
 * Writes the page of licences: a chapter for each package of npm that is no tool of development, by the lock file, with
 * the text it carries. Throws when one has neither a text nor a licence whose text is known, or is not installed.
 */
export function writeLicences(root, page) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const shipped = Object.entries(packages).filter(
    ([path, one]) =>
      path !== '' && !one.dev && !one.devOptional && one.name !== PLACEHOLDER && isShipped(root, path, one),
  );
  const own = readFileSync(join(root, 'LICENSE'), 'utf8');
  // Nabra's own is the same text: some of AWS's packages name it and carry no copy.
  const usual = { ...USUAL, 'MIT/X11': USUAL.MIT, 'Apache-2.0': own };
  const fromNpm = shipped.map(([path, { version, license }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return { name, version, licence: license, text: textOf(join(root, path), license, usual) };
  });
  const others = BESIDE_NPM.map(({ name, licence, file }) => ({
    name,
    licence,
    text: readFileSync(join(root, 'resources', 'licences', file), 'utf8'),
  }));
  const chapters = [...others, ...fromNpm].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  writeFileSync(page, pageOf(own, chapters));
}

/** Of the optional packages only ffmpeg is for the program, and only where its download was possible. */
function isShipped(root, path, { optional }) {
  if (!optional) return true;
  return (
    path === 'node_modules/ffmpeg-static' && ['ffmpeg', 'ffmpeg.exe'].some((it) => existsSync(join(root, path, it)))
  );
}

function textOf(folder, licence, usual) {
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name));
  if (names.length > 0) return names.map((name) => readFileSync(join(folder, name), 'utf8').trim()).join('\n\n');
  const { author, repository, name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const holder = author?.name ?? author ?? repository?.url ?? name;
  if (!usual[licence]) throw new Error(`${name} has no text of its licence (${licence})`);
  return `Copyright (c) ${holder}\n\n${usual[licence]}`;
}

function pageOf(own, chapters) {
  const list = chapters.map(
    ({ name, version, licence, text }) =>
      `<details><summary>${escaped(name)} ${escaped(version ?? '')} <small>${escaped(licence)}</small></summary><pre>${escaped(text)}</pre></details>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>Nabra — licences</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; max-inline-size: 50rem; margin: 2rem auto; padding-inline: 1rem }
summary { cursor: pointer } small { opacity: .7 } pre { white-space: pre-wrap; font-size: 12px }
</style>
<h1>Licences · الرخص</h1>
<p>Nabra is under the Apache License 2.0. It is made with the works below. Electron's licence and those of Chromium's parts
lie beside the program: <code>LICENSE.electron.txt</code>, <code>LICENSES.chromium.html</code>.</p>
<details><summary>Nabra <small>Apache-2.0</small></summary><pre>${escaped(own)}</pre></details>
${list.join('\n')}
</html>
`;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
