import type { ClassifiedTopics } from '../../src/shared/domain/topics.ts';

/** What was to be found in a call and what was. */
export interface Judged {
  /** Ids of the entries that are right; empty: none. */
  readonly right: readonly string[];
  readonly found: ClassifiedTopics;
}

/** Figures of a set of calls, each 0..1; NaN where the set has no calls of the kind. */
export interface Measures {
  /** Share of the calls with topics whose likeliest one is among the right ones. */
  readonly best: number;
  /** Share of all calls whose topics are exactly the right ones, none where none is right. */
  readonly exact: number;
  readonly precision: number;
  readonly recall: number;
  /** Over all topics of all calls. */
  readonly microF1: number;
  /** How well the best score tells calls that have a topic from those that have none: area under the ROC curve. */
  readonly rejection: number;
  /** Expected calibration error of the likeliest topic's score, in ten bins. */
  readonly calibration: number;
}

/** Works out the figures. */
export function measure(judged: readonly Judged[]): Measures {
  const best = judged.map(({ right, found }) => {
    const first = found.topics[0] ?? found.nearest;
    return { some: right.length > 0, score: first?.score ?? 0, hit: first !== null && right.includes(first.entryId) };
  });
  const some = best.filter((one) => one.some);
  let hits = 0;
  let said = 0;
  let wanted = 0;
  let exact = 0;
  for (const { right, found } of judged) {
    const own = found.topics.filter(({ entryId }) => right.includes(entryId)).length;
    hits += own;
    said += found.topics.length;
    wanted += right.length;
    if (own === right.length && own === found.topics.length) exact++;
  }
  return {
    best: share(some.filter(({ hit }) => hit).length, some.length),
    exact: share(exact, judged.length),
    precision: share(hits, said),
    recall: share(hits, wanted),
    microF1: share(2 * hits, said + wanted),
    rejection: areaUnderRoc(
      some.map(({ score }) => score),
      best.flatMap((one) => (one.some ? [] : [one.score])),
    ),
    calibration: calibrationError(best),
  };
}

/** Chance that one of the first is above one of the second, ties as half (Mann–Whitney); NaN when either is empty. */
function areaUnderRoc(above: readonly number[], below: readonly number[]): number {
  let wins = 0;
  for (const a of above) for (const b of below) wins += a > b ? 1 : a === b ? 0.5 : 0;
  return share(wins, above.length * below.length);
}

function calibrationError(judged: readonly { readonly score: number; readonly hit: boolean }[]): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin++) {
    const own = judged.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === bin);
    error += Math.abs(own.reduce((sum, { score, hit }) => sum + score - (hit ? 1 : 0), 0));
  }
  return share(error, judged.length);
}

function share(part: number, whole: number): number {
  return whole === 0 ? Number.NaN : part / whole;
}
