import type { FusionSettings } from '../../../shared/domain/fusion.ts';
import { type LaneVerdict, laneVerdict } from '../../../shared/domain/lane-verdict.ts';
import type { JudgedSide } from '../../../shared/domain/sentiment.ts';
import type { BatchIndex, IndexedFile } from './batch-index.ts';

/** What lists go by of a file's sentiments. A mixed lane is nobody's, and counts for neither side. */
export interface ListedVerdict extends Readonly<Record<JudgedSide, LaneVerdict | null>> {
  /** Words and voice disagree on one of its lanes. */
  readonly disagree: boolean;
}

/** Gives the verdict on a file; the same for the same file. */
export type VerdictsOf = (file: IndexedFile) => ListedVerdict;

const NOT_JUDGED: ListedVerdict = { agent: null, client: null, disagree: false };

interface Worked {
  readonly key: string;
  readonly byFile: WeakMap<IndexedFile, ListedVerdict>;
}

const worked = new WeakMap<BatchIndex, Worked>();

/** The verdicts of an index under settings of fusion, worked out when they are first asked for and kept until the settings change. */
export function verdictsOf(index: BatchIndex, fusion: FusionSettings): VerdictsOf {
  const key = JSON.stringify(fusion);
  const known = worked.get(index);
  const { byFile } = known?.key === key ? known : { byFile: new WeakMap<IndexedFile, ListedVerdict>() };
  worked.set(index, { key, byFile });
  return (file) => {
    if (file.lanes.length === 0) return NOT_JUDGED;
    const verdict = byFile.get(file) ?? judge(file, fusion);
    byFile.set(file, verdict);
    return verdict;
  };
}

function judge({ lanes }: IndexedFile, fusion: FusionSettings): ListedVerdict {
  let [agent, client, disagree]: [LaneVerdict | null, LaneVerdict | null, boolean] = [null, null, false];
  for (const lane of lanes) {
    const verdict = laneVerdict(lane, fusion);
    // Two people on one lane may well say one thing and sound another.
    if (lane.side !== 'mixed') disagree ||= verdict.disagree;
    if (lane.side === 'agent') agent = verdict;
    if (lane.side === 'client') client = verdict;
  }
  return { agent, client, disagree };
}
