// Bundles the program for Electron into dist/: the window's page, the main process, its preload script, and the engine and
// the analyzer, which run under plain Node as well.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { oneAtATime } from './setup/one-at-a-time.mjs';
import { ROOT } from './setup.mjs';

const STAMP = join(ROOT, 'dist', '.built');

/** Builds what is in `src`, unless that is what `dist` holds already. Two at once wait for each other. */
export async function build(say) {
  await oneAtATime(join(ROOT, '.cache', 'build.lock'), say, () => buildChanged(say));
}

async function buildChanged(say) {
  const wanted = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  say('building …');
  rmSync(STAMP, { force: true });
  // Whoever starts the build, a test too: React as people get it is many times faster than the one for its developers.
  process.env.NODE_ENV = 'production';
  // Not at the top: Vite takes half a second to load, and most starts find everything built.
  const vite = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  const common = { configFile: false, logLevel: 'warn', mode: 'production' };
  await vite.build({
    ...common,
    root: join(ROOT, 'src', 'renderer'),
    base: './',
    plugins: [react()],
    build: {
      outDir: join(ROOT, 'dist', 'renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      // The policy of the page allows no inline data but pictures, and needs no polyfill.
      assetsInlineLimit: 0,
      modulePreload: false,
      // Loaded from the disk, once: splitting it would gain nothing.
      chunkSizeWarningLimit: 1000,
    },
  });
  // As CommonJS: a sandboxed preload script can load nothing else, and the main process starts faster.
  await vite.build({ ...common, ...program('src/main/index.ts', 'main', 'cjs') });
  await vite.build({ ...common, ...program('src/main/preload/index.ts', 'preload', 'cjs') });
  await vite.build({ ...common, ...program('src/main/engine/host.ts', 'engine', 'es', { groups: [AWS] }) });
  await vite.build({ ...common, ...program('src/main/engine/topics/thread/index.ts', 'topic-thread', 'es') });
  await vite.build({ ...common, ...program('src/main/analyzer/index.ts', 'analyzer', 'es') });
  writeFileSync(STAMP, wanted);
}

/** What is left in node_modules: it is native. The package carries these and no others (see electron-builder.yml). */
const NATIVE = ['better-sqlite3', 'onnxruntime-node'];

/** Read only by who lets the engine ask Bedrock: inside its file it would cost everybody 10 MB of memory. */
const AWS = { name: 'aws-sdk', test: /node_modules[\\/](@aws-sdk|@aws|@smithy)[\\/]/ };

/** How a Node program is bundled: one file each, which starts faster than hundreds; what `codeSplitting` names is beside it. */
function program(entry, name, format, codeSplitting = false) {
  const outside = ['electron', /^node:/, ...builtinModules, ...NATIVE];
  const extension = format === 'cjs' ? 'cjs' : 'js';
  return {
    root: ROOT,
    ssr: { noExternal: true, external: NATIVE },
    build: {
      ssr: join(ROOT, entry),
      outDir: join(ROOT, 'dist', name),
      emptyOutDir: true,
      target: format === 'cjs' ? 'node20' : 'node24',
      minify: false,
      rolldownOptions: {
        external: outside,
        output: { format, entryFileNames: `index.${extension}`, chunkFileNames: `[name].${extension}`, codeSplitting },
      },
    },
  };
}

function fingerprint() {
  const hash = createHash('sha256');
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  for (const path of [join(ROOT, 'package-lock.json'), import.meta.filename, ...paths.sort()]) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

if (process.argv[1] === import.meta.filename) await build(() => {});
