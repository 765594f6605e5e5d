import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { CallFlag } from '../src/shared/domain/call.ts';
import { type Described, descriptions } from './catalog.ts';
import { CORPUS, makeCorpus } from './damaged/corpus.ts';
import { mutate, seededRandom } from './damaged/mutate.ts';
import { type AnalyzedCall, CAMPAIGN, makePlace } from './nabra.ts';

const FILES = CAMPAIGN ? 1000 : 60;
const SEED = 11;

const missing = ['ffmpeg', 'sox'].filter((tool) => spawnSync(tool, ['--help']).error !== undefined);
const place = makePlace();
afterAll(() => place.remove());

/** Flags that tell a listener that there may be more, or other, than is heard. */
const TELLING: ReadonlySet<CallFlag> = new Set([
  'partial_audio',
  'data_after_audio',
  'header_size_unknown',
  'bad_block_align',
  'layout_changes',
]);

/** Why a mutant may be shorter than what it was made from without a word. */
type Excuse =
  /** The damage made a valid header of another kind: all the bytes are heard, as something else. */
  | 'another format'
  /** The container has no length: nobody can tell that it was longer. */
  | 'no length stated'
  /** The length stated was damaged itself, and what it states is all there. */
  | 'another length stated';

function excuseOf(mutant: Described, original: Described, durationS: number): Excuse | null {
  const { codec, rateHz, channels, claimedS } = mutant;
  if (codec !== original.codec || rateHz !== original.rateHz || channels !== original.channels) return 'another format';
  if (claimedS === null) return 'no length stated';
  if (Math.abs(claimedS - (original.claimedS ?? 0)) > 0.01 && claimedS <= durationS + toleranceS(claimedS))
    return 'another length stated';
  return null;
}

function toleranceS(durationS: number): number {
  return Math.max(0.25, durationS / 100);
}

it.skipIf(missing.length > 0)(
  `${FILES} mutated files in one folder: each ends done or with a code, and no loss of sound goes unsaid ` +
    `(needs ffmpeg and sox; missing: ${missing.join(', ') || 'none'})`,
  async () => {
    const corpus = await makeCorpus();
    const originals = CORPUS.filter(({ verdict }) => 'durationS' in verdict && verdict.durationS <= 10);
    const calls = join(place.folder, 'calls');
    mkdirSync(calls);
    for (const { name } of originals) writeFileSync(join(calls, `original-${name}`), corpus.bytesOf(name));
    for (let index = 0; index < FILES; index++) {
      const random = seededRandom(SEED * 1_000_003 + index);
      const { name } = originals[Math.floor(random() * originals.length)] ?? { name: '' };
      writeFileSync(join(calls, `${index}-${name}`), mutate(corpus.bytesOf(name), random));
    }
    await rm(corpus.folder, { recursive: true, force: true });

    const run = await place.analyze([calls]);
    expect(run.calls).toHaveLength(FILES + originals.length);
    const outcomes: Record<string, number> = {};
    const shorter: Record<string, number> = {};
    const lost: string[] = [];
    const described = descriptions(place.home);
    const byName = new Map(run.calls.map((call) => [call.fileName, call]));
    for (const call of run.calls.filter(({ fileName }) => /^\d/.test(fileName))) {
      const outcome = call.error?.code ?? 'analysed';
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      const original = byName.get(call.fileName.replace(/^\d+/, 'original'));
      if (call.error !== null || original === undefined) continue;
      const loss = lossOf(call, original, described);
      if (loss === null) continue;
      shorter[loss] = (shorter[loss] ?? 0) + 1;
      if (loss !== 'unsaid') continue;
      const states = JSON.stringify(described.get(call.sha256 ?? ''));
      lost.push(
        `${call.fileName}: ${call.durationS} of ${original.durationS} s, ${states}, flags: ${call.flags.join(' ')}`,
      );
    }
    console.log(`${FILES} mutated files: ${JSON.stringify(outcomes)}; shorter than before: ${JSON.stringify(shorter)}`);
    for (const line of lost) console.log(`unsaid loss: ${line}`);
    expect(lost).toEqual([]);
    // Failures of ours, not of the files.
    const ours = ['internal', 'worker_crashed', 'timeout', 'cancelled'].map((code) => outcomes[code] ?? 0);
    expect(ours.reduce((sum, count) => sum + count)).toBe(0);
  },
  CAMPAIGN ? 1_800_000 : 120_000,
);

/** Whether a mutant is heard for a shorter time than its original, and how that is told: null when it is not shorter. */
function lossOf(mutant: AnalyzedCall, original: AnalyzedCall, described: ReadonlyMap<string, Described>) {
  const [durationS, beforeS] = [mutant.durationS ?? 0, original.durationS ?? 0];
  if (durationS >= beforeS - toleranceS(beforeS)) return null;
  if (mutant.flags.some((flag) => TELLING.has(flag))) return 'flagged';
  const [now, before] = [described.get(mutant.sha256 ?? ''), described.get(original.sha256 ?? '')];
  return (now && before && excuseOf(now, before, durationS)) ?? 'unsaid';
}
