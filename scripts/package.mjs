// npm run package: the program as analysts get it, in dist/package: an unpacked folder and what installs it.
//   --flavour e2e   the same for the end-to-end tests, unpacked, in dist/package-e2e
//   --unpacked      the folder only
//   --output DIR    there instead; the folder is emptied
import { readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { makeDebianPackage } from './package/debian-package.mjs';
import { FLAVOURS, pack, versionOf } from './package/unpacked.mjs';
import { electronExecutable } from './setup/electron.mjs';
import { REGISTRY_ELECTRON } from './setup/registry-electron.mjs';
import { ROOT } from './setup.mjs';

function say(line) {
  process.stderr.write(`package: ${line}\n`);
}

/** Sizes of the folders of the unpacked program that weigh most, for whoever wonders why it is so big. */
function saySizes(unpacked) {
  const heavy = ['', 'nabra', 'resources/app.asar', 'resources/engine', 'resources/engine/node_modules'];
  for (const path of heavy) {
    const parts =
      path === 'resources/engine/node_modules' ? readdirSync(join(unpacked, path)).map((it) => join(path, it)) : [path];
    for (const part of parts)
      say(`${megabytes(join(unpacked, part)).padStart(9)}  ${part || relative(ROOT, unpacked)}`);
  }
}

function megabytes(path) {
  return `${(sizeOf(path) / 1e6).toFixed(1)} MB`;
}

function sizeOf(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

const { values } = parseArgs({
  options: {
    flavour: { type: 'string', default: 'release' },
    unpacked: { type: 'boolean', default: false },
    output: { type: 'string' },
  },
});
const electron = electronExecutable(ROOT);
if (!FLAVOURS.includes(values.flavour) || !electron) {
  say(electron ? `--flavour is one of ${FLAVOURS.join(', ')}` : 'there is no Electron on this machine (see above)');
  process.exit(2);
}
await build(say);
const version = versionOf(electron);
// The Electron of the npm registry is there because nothing else could be downloaded: nor can electron-builder's tools.
const fromRegistry = version === REGISTRY_ELECTRON;
const wanted = values.flavour === 'release' && !values.unpacked;
const output = resolve(values.output ?? join(ROOT, 'dist', values.flavour === 'release' ? 'package' : 'package-e2e'));
const targets = wanted && !fromRegistry;
const appFolder = await pack({ root: ROOT, electron, flavour: values.flavour, targets, output });
if (process.platform === 'linux') saySizes(appFolder);
if (wanted && fromRegistry) {
  say(`made with Electron ${version} of the npm registry: for trying the package, not for handing out`);
  const made = await makeDebianPackage({ root: ROOT, unpacked: appFolder, output });
  say(`${megabytes(made)}  ${relative(ROOT, made)}`);
}
