/**
 * What sentiment costs: the same calls analysed with all classifiers and without any, in turn, each into an empty profile. The figure
 * is the ratio of the stages' seconds and of the wall.
 *
 *   node bench/sentiment-cost.ts [FOLDER] [ROUNDS]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openEngine } from '../src/main/engine/index.ts';
import { findFfmpeg } from '../src/main/platform/ffmpeg.ts';
import type { BatchSummary } from '../src/shared/domain/outcome.ts';
import { settingsSchema } from '../src/shared/settings/schema.ts';

const root = path.resolve(import.meta.dirname, '..');
const folder = process.argv[2] ?? path.join(root, '../shared/data/calls/composed');
const rounds = Number(process.argv[3] ?? 3);
const NO_CLASSIFIERS = {
  textAgentModel: null,
  textClientModel: null,
  acousticAgentModel: null,
  acousticClientModel: null,
};

async function analyse(classifiers: object): Promise<BatchSummary> {
  const profileFolder = mkdtempSync(path.join(tmpdir(), 'nabra-cost-'));
  const ffmpeg = await findFfmpeg(null);
  const engine = await openEngine({
    profileFolder,
    modelFolders: [path.join(root, 'models')],
    settings: settingsSchema.parse(classifiers),
    ffmpegPath: ffmpeg.ok ? ffmpeg.value.path : null,
    analyzerEntry: path.join(root, 'src/main/analyzer/index.ts'),
  });
  if (!engine.ok) throw new Error(engine.error.detail);
  const run = await engine.value.runBatch(
    { paths: [folder], recursive: true },
    { signal: new AbortController().signal },
  );
  await engine.value.close();
  rmSync(profileFolder, { recursive: true });
  if (!run.ok) throw new Error(run.error.detail);
  return run.value;
}

const seconds = (stagesS: BatchSummary['stagesS'], ...stages: string[]) =>
  stages.reduce((sum, stage) => sum + (stagesS[stage] ?? 0), 0);
const walls = { plain: [] as number[], judged: [] as number[] };
for (let round = 0; round < rounds; round++) {
  const plain = await analyse(NO_CLASSIFIERS);
  const judged = await analyse({});
  walls.plain.push(plain.wallS);
  walls.judged.push(judged.wallS);
  const { stagesS } = judged;
  const [text, acoustic] = [seconds(stagesS, 'text'), seconds(stagesS, 'acoustic')];
  console.log(
    `round ${round + 1}: wall ${plain.wallS.toFixed(1)} s without, ${judged.wallS.toFixed(1)} s with ` +
      `(× ${(judged.wallS / plain.wallS).toFixed(3)}); asr ${seconds(stagesS, 'asr').toFixed(1)} s, text ${text.toFixed(2)} s, acoustic ${acoustic.toFixed(2)} s`,
  );
}
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
console.log(`median wall with ÷ without: ${(median(walls.judged) / median(walls.plain)).toFixed(3)}`);
