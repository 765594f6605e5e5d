// The packaged program, made here from the sources: what is in it, how it is locked, and that it does its work.
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from './nabra.ts';
import { noWindow, type OpenApp, openApp } from './window/open-app.ts';

const why = process.platform === 'linux' ? noWindow() : 'each system has its own way of unpacked programs';

/** Packs a flavour into a folder of its own; gives the folder that runs. */
function pack(flavour: string, folder: string): string {
  const output = join(folder, flavour);
  const args = [join(ROOT, 'scripts', 'package.mjs'), '--flavour', flavour, '--unpacked', '--output', output];
  const packed = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', timeout: 120_000 });
  if (packed.status !== 0) throw new Error(packed.stdout + packed.stderr);
  return join(output, 'linux-unpacked');
}

/** Which fuses of a program are on. */
async function fusesOn(folder: string): Promise<readonly string[]> {
  const { version: _, ...wire } = await getCurrentFuseWire(join(folder, 'nabra'));
  return Object.entries(wire)
    .filter(([, state]) => state === FuseState.ENABLE)
    .map(([index]) => FuseV1Options[Number(index)] ?? index);
}

/** Paths of the files in an archive of Electron: its directory is JSON behind four lengths. */
function archived(archive: string): readonly string[] {
  type Entry = { files?: Record<string, Entry> };
  const bytes = readFileSync(archive);
  const directory: Entry = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12)));
  const walk = (entry: Entry, path: string): string[] =>
    entry.files ? Object.entries(entry.files).flatMap(([name, inside]) => walk(inside, `${path}/${name}`)) : [path];
  return walk(directory, '');
}

describe.skipIf(why !== null)(`the package${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-package-'));
  let e2e = '';
  let release = '';
  let open: OpenApp | undefined;
  beforeAll(() => {
    e2e = pack('e2e', folder);
    release = pack('release', folder);
  }, 240_000);
  afterAll(async () => {
    await open?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the archive holds the window, and no package of npm', () => {
    const files = archived(join(release, 'resources', 'app.asar'));
    expect(files.filter((path) => !path.startsWith('/dist/renderer/assets/')).sort()).toEqual([
      '/dist/main/index.cjs',
      '/dist/preload/index.cjs',
      '/dist/renderer/index.html',
      '/package.json',
    ]);
  });

  test('beside it lie the native packages and the models of this system, no tool of development, no source', () => {
    const engine = join(release, 'resources', 'engine');
    const packages = globSync('{*,@*/*}', { cwd: join(engine, 'node_modules') }).filter(
      (name) => !/^@[^/]*$/.test(name),
    );
    expect(packages.filter((name) => name !== 'ffmpeg-static').sort()).toEqual([
      '@ricky0123/vad-web',
      '@usefulsensors/moonshine-js',
      'better-sqlite3',
      'node',
      'onnxruntime-common',
      'onnxruntime-node',
    ]);
    const native = globSync('**/*.{node,dll,dylib,so,so.*}', { cwd: engine }).map((path) => basename(path));
    expect(native.sort()).toEqual([
      'libonnxruntime.so.1',
      `${process.platform}-${process.arch}.node`,
      'onnxruntime_binding.node',
    ]);
    expect(globSync('**/*.{map,ts,tsx,wasm}', { cwd: engine })).toEqual([]);
    expect(readdirSync(join(release, 'resources')).sort()).toEqual(['app.asar', 'engine', 'licences.html']);
    const licences = readFileSync(join(release, 'resources', 'licences.html'), 'utf8');
    for (const name of ['Node.js', 'react', 'onnxruntime-node', '@fontsource/ibm-plex-sans-arabic']) {
      expect(licences).toContain(`<summary>${name} `);
    }
    expect(licences).not.toContain('<summary>vitest ');
  });

  test('every native file loads in the Node that comes along', () => {
    const engine = join(release, 'resources', 'engine');
    const addons = globSync('node_modules/**/*.node', { cwd: engine }).map((path) => join(engine, path));
    const script = 'for (const addon of process.argv.slice(1)) require(addon); console.log(process.version)';
    const node = join(engine, 'node_modules', 'node', 'bin', 'node');
    const { stdout, stderr } = spawnSync(node, ['-e', script, ...addons], { encoding: 'utf8', env: {} });
    expect(addons).toHaveLength(2);
    expect({ stdout: stdout.trim(), stderr }).toEqual({ stdout: process.version, stderr: '' });
  });

  test('the fuses are as declared, in both flavours', async () => {
    const always = ['EnableCookieEncryption', 'EnableEmbeddedAsarIntegrityValidation', 'OnlyLoadAppFromAsar'];
    expect((await fusesOn(release)).filter((name) => name !== 'WasmTrapHandlers').sort()).toEqual(always);
    expect((await fusesOn(e2e)).filter((name) => name !== 'WasmTrapHandlers').sort()).toEqual(
      [...always, 'EnableNodeCliInspectArguments'].sort(),
    );
  });

  test('the released program is no Node, and opens to no inspector', () => {
    // Without a screen it ends at once; both doors would open before that.
    const start = (program: string, args: readonly string[], env: Record<string, string>) =>
      spawnSync(join(program, 'nabra'), ['--no-sandbox', ...args], {
        encoding: 'utf8',
        env: { NABRA_HOME: join(folder, 'home'), HOME: folder, ...env },
        timeout: 20_000,
      });
    const asNode = start(release, ['-e', 'console.log("I am " + "Node")'], { ELECTRON_RUN_AS_NODE: '1' });
    expect(asNode.stdout).not.toContain('I am Node');
    expect(start(release, ['--inspect=0'], {}).stderr).not.toContain('Debugger listening');
    expect(start(e2e, ['--inspect=0'], {}).stderr).toContain('Debugger listening');
  });

  test('it analyses the sample calls, opens one and writes the results', async () => {
    open = await openApp([], { packaged: join(e2e, 'nabra') });
    const { page, output } = open;
    expect(await open.app.evaluate(({ app }) => app.isPackaged)).toBe(true);
    await page.getByRole('button', { name: 'Essayer les appels d’exemple' }).click();
    await page.getByRole('button', { name: 'Lancer l’analyse' }).click();
    await page.getByText('Terminé : 10 analysés').waitFor({ timeout: 120_000 });
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'agent01 → 20001' }).waitFor();
    expect(await page.locator('.utterance.client').count()).toBeGreaterThan(2);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /CSV/ }).click();
    await page.getByRole('button', { name: 'Tout le lot' }).click();
    await page.getByRole('button', { name: 'Excel en français : ;' }).click();
    await page.getByText('Écrit : optimized_results_').waitFor();
    // Five at the end of the run, and five now.
    expect(readdirSync(output)).toHaveLength(10);
    expect(open.complaints).toEqual([]);
  }, 150_000);
});
