import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '..');

/** Imports that must be refused, as `[file, what it imports]`, and some that must pass. */
const REFUSED_BY_LINT: readonly (readonly [string, string])[] = [
  ['src/shared/a.ts', 'node:fs'],
  ['src/shared/domain/b.ts', 'kysely'],
  ['src/shared/c.ts', '../main/platform/log.ts'],
  ['src/main/platform/d.ts', '../engine/batch/run-batch.ts'],
  ['src/main/platform/e.ts', 'electron'],
  ['src/main/engine/queue/f.ts', '../../analyzer/pipeline.ts'],
  ['src/main/engine/g.ts', 'onnxruntime-node'],
  ['src/main/engine/h.ts', '../../renderer/main.tsx'],
  ['src/main/analyzer/i.ts', '../engine/catalog/open.ts'],
  ['src/main/analyzer/runtime/j.ts', 'better-sqlite3'],
  ['src/main/analyzer/asr/k.ts', 'node:net'],
  ['src/main/analyzer/asr/l.ts', '../vad/detector.ts'],
  ['src/main/analyzer/vad/m.ts', '../asr/recognizer.ts'],
  ['src/main/analyzer/decode/n.ts', '../pipeline.ts'],
  ['src/main/cli/o.ts', '../analyzer/pipeline.ts'],
  ['src/main/cli/p.ts', 'better-sqlite3'],
  ['src/main/shell/w.ts', '../engine/index.ts'],
  ['src/main/shell/x.ts', 'better-sqlite3'],
  ['src/main/preload/y.ts', '../shell/window.ts'],
  ['src/main/preload/z.ts', 'node:fs'],
  ['src/renderer/aa.ts', '../main/platform/log.ts'],
  ['src/renderer/views/bb.ts', 'electron'],
  ['src/renderer/components/cc.ts', '../state/run.ts'],
  ['src/main/cli/gg.ts', '@aws-sdk/client-bedrock-runtime'],
  ['src/main/analyzer/asr/hh.ts', '@smithy/node-http-handler'],
  ['src/main/shell/ii.ts', '@aws-sdk/client-bedrock-runtime'],
];
const ALLOWED: readonly (readonly [string, string])[] = [
  ['src/shared/domain/q.ts', 'zod'],
  ['src/shared/domain/r.ts', '../result.ts'],
  ['src/main/engine/s.ts', 'kysely'],
  ['src/main/engine/topics/bedrock/jj.ts', '@aws-sdk/client-bedrock-runtime'],
  ['src/main/analyzer/asr/t.ts', '../runtime/session.ts'],
  ['src/main/analyzer/u.ts', './asr/recognizer.ts'],
  ['src/main/cli/v.ts', '../engine/batch/run-batch.ts'],
  ['src/main/shell/dd.ts', 'electron'],
  ['src/main/preload/ee.ts', '../../shared/ipc/bridge.ts'],
  ['src/renderer/views/ff.ts', '../state/run.ts'],
];
/** Across rooms: the compiler refuses these too, for a room's project lists only the rooms it may know. */
const REFUSED_BY_TYPES: readonly (readonly [string, string])[] = [
  ['src/shared/a.ts', '../main/platform/room.ts'],
  ['src/main/platform/b.ts', '../engine/room.ts'],
  ['src/main/engine/c.ts', '../analyzer/room.ts'],
  ['src/main/analyzer/d.ts', '../engine/room.ts'],
  ['src/main/cli/e.ts', '../analyzer/room.ts'],
];

/** The folders of the analyzer that know nothing of each other. */
const STAGES = ['decode', 'vad', 'asr', 'sentiment'] as const;

function stageFolder(stage: (typeof STAGES)[number]): string {
  return `src/main/analyzer/${stage}/`;
}

const patternSchema = z.object({ group: z.array(z.string()), message: z.string() });
/** As much of biome.json as the walls are made of. */
const biomeSchema = z.object({
  overrides: z.array(
    z.object({
      includes: z.array(z.string()),
      linter: z.object({
        rules: z.object({
          style: z
            .object({
              noRestrictedImports: z.object({ options: z.object({ patterns: z.array(patternSchema) }) }).optional(),
            })
            .optional(),
        }),
      }),
    }),
  ),
});

/** The rooms in the order of biome.json, each with its folder and what it may not import. */
function readWalls() {
  const { overrides } = biomeSchema.parse(JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8')));
  return overrides.flatMap(({ includes, linter }) => {
    const rule = linter.rules.style?.noRestrictedImports;
    return rule ? [{ folder: includes[0]?.replace('**', '') ?? '', patterns: rule.options.patterns }] : [];
  });
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nabra-walls-'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const file of ['biome.json', ...globSync(['tsconfig*.json', 'src/**/tsconfig.json'], { cwd: ROOT })]) {
    cpSync(join(ROOT, file), join(folder, file));
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function writeImports(imports: readonly (readonly [string, string])[]): void {
  for (const [file, what] of imports) write(file, `import * as there from '${what}';\nthere;\n`);
}

/** Runs a tool of ours in the folder; what it printed. */
function run(tool: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'node_modules/.bin', tool), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return stdout + stderr;
}

describe('the walls between rooms', () => {
  it('are held by lint, which says what to do instead', () => {
    writeImports([...REFUSED_BY_LINT, ...ALLOWED]);
    const printed = run(
      'biome',
      'lint',
      '--only=noRestrictedImports',
      '--vcs-enabled=false',
      '--reporter=github',
      'src',
    );
    const refused = new Set([...printed.matchAll(/file=([^,]+),/g)].map((match) => relative(folder, match[1] ?? '')));
    expect([...refused].sort()).toEqual(REFUSED_BY_LINT.map(([file]) => file).sort());
    expect(printed).toContain('A stage knows no other stage');
  });

  // Of two overrides for one file the later replaces the earlier, so an inner room has to repeat its outer room's walls.
  it('are repeated without a difference inside a room', () => {
    const walls = readWalls();
    const pairs = walls.flatMap((outer, at) =>
      walls.slice(at + 1).flatMap((inner) => (inner.folder.startsWith(outer.folder) ? [{ outer, inner }] : [])),
    );
    expect(pairs.map(({ inner }) => inner.folder)).toEqual([
      'src/renderer/components/',
      'src/main/analyzer/dsp/',
      ...STAGES.map(stageFolder),
      'src/main/cli/',
    ]);
    for (const { outer, inner } of pairs)
      expect(inner.patterns.slice(0, outer.patterns.length)).toEqual(outer.patterns);
  });

  it('stand between each stage and all the others', () => {
    for (const stage of STAGES) {
      const others = STAGES.filter((other) => other !== stage).map((other) => `**/${other}/**`);
      const own = readWalls().find(({ folder }) => folder === stageFolder(stage));
      expect(own?.patterns.at(-1)?.group).toEqual([...others, '**/pipeline.ts', '**/pipeline/**', '**/batcher.ts']);
    }
  });

  it('are held by the compiler', () => {
    for (const room of ['platform', 'engine', 'analyzer', 'cli']) {
      write(`src/main/${room}/room.ts`, 'export const room = 1;\n');
    }
    writeImports(REFUSED_BY_TYPES);
    const rooms = ['src/shared', ...['platform', 'engine', 'analyzer', 'cli'].map((room) => `src/main/${room}`)];
    const printed = rooms.map((room) => run('tsc', '-b', '--pretty', 'false', room)).join('\n');
    const refused = new Set([...printed.matchAll(/^(\S+)\(\d+,\d+\): error TS6307/gm)].map((match) => match[1]));
    expect([...refused].sort()).toEqual(REFUSED_BY_TYPES.map(([file]) => file).sort());
  });
});
