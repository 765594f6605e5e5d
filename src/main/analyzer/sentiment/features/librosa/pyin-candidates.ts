import { isTrough } from '../yin.ts';

/** How likely the lags of a frame are to be its period; lags that are no trough are not among them. */
export interface PeriodCandidates {
  /** Indices into the frame's difference function, ascending. */
  readonly indices: readonly number[];
  readonly probabilities: readonly number[];
}

/** Thresholds 0.01, 0.02 … 1 a trough may have to be under. */
const THRESHOLDS = 100;
/** Earlier troughs are likelier, by this much (Boltzmann's distribution). */
const EARLIER = 2;
/** Probability that the lowest trough is the period when none is under the threshold. */
const NO_TROUGH = 0.01;

/** How likely each threshold is: Beta(2, 18), in closed form as its parameters are whole numbers. */
const thresholdProbabilities = Float64Array.from(
  { length: THRESHOLDS },
  (_, i) => betaBelow((i + 1) / THRESHOLDS) - betaBelow(i / THRESHOLDS),
);

function betaBelow(x: number): number {
  return 1 - (1 - x) ** 19 - 19 * x * (1 - x) ** 18;
}

/** The candidates of a frame, given its cumulative mean normalised difference (Mauch and Dixon, 2014, as librosa has it). */
export function periodCandidates(difference: Float64Array): PeriodCandidates {
  const indices: number[] = [];
  for (let i = 0; i < difference.length; i++) if (isTrough(difference, i)) indices.push(i);
  const probabilities = indices.map(() => 0);
  if (indices.length === 0) return { indices, probabilities };

  let lowest = 0;
  indices.forEach((index, trough) => {
    if (difference[index] < difference[indices[lowest]]) lowest = trough;
  });
  for (let step = 0; step < THRESHOLDS; step++) {
    const threshold = (step + 1) / THRESHOLDS;
    const under = indices.flatMap((index, trough) => (difference[index] < threshold ? [trough] : []));
    if (under.length === 0) {
      probabilities[lowest] += NO_TROUGH * thresholdProbabilities[step];
      continue;
    }
    const all = (1 - Math.exp(-EARLIER * under.length)) / (1 - Math.exp(-EARLIER));
    under.forEach((trough, place) => {
      probabilities[trough] += (thresholdProbabilities[step] * Math.exp(-EARLIER * place)) / all;
    });
  }
  return { indices, probabilities };
}
