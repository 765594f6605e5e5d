/** How pitch moves from one frame to the next. */
export interface PitchMotion {
  readonly bins: number;
  /** Most bins pitch moves by. */
  readonly reach: number;
  /** Probability that voice begins or ends. */
  readonly switching: number;
}

/** The least normal number: what librosa adds to a probability before its logarithm. */
const IMPOSSIBLE = Math.log(2.2250738585072014e-308);

/**
 * The likeliest path (Viterbi) through states 0 … bins − 1, voiced at that pitch, and bins … 2 bins − 1, not voiced.
 * `observed`: for each frame the probability of each state. Pitch moves by a triangle of `reach` either side; a step
 * outside it is as unlikely as a number can say, but is taken where nothing else is left, as `librosa.sequence.viterbi` does.
 */
export function likeliestPath(observed: readonly Float64Array[], { bins, reach, switching }: PitchMotion): Int32Array {
  const states = 2 * bins;
  const steps = triangleSteps(bins, reach);
  const logStay = Math.log(1 - switching);
  const logSwitch = Math.log(switching);
  const origins = observed.map(() => new Int32Array(states));
  // Every state is as likely to begin with.
  let values = Float64Array.from(observed[0] ?? [], logOf);
  for (let t = 1; t < observed.length; t++) {
    const before = values;
    const best = firstHighest(before);
    values = Float64Array.from({ length: states }, (_, state) => {
      const bin = state % bins;
      const voiced = state < bins;
      let origin = best;
      let value = before[best] + IMPOSSIBLE;
      for (const from of [0, bins]) {
        const turn = (from === 0) === voiced ? logStay : logSwitch;
        for (let i = Math.max(0, bin - reach); i <= Math.min(bins - 1, bin + reach); i++) {
          const candidate = before[from + i] + turn + steps[i][bin - i + reach];
          if (candidate > value) {
            value = candidate;
            origin = from + i;
          }
        }
      }
      origins[t][state] = origin;
      return value + logOf(observed[t][state]);
    });
  }
  return traceBack(origins, values);
}

function logOf(probability: number): number {
  return probability > 0 ? Math.log(probability) : IMPOSSIBLE;
}

/** Logarithms of the steps from each bin, from −reach to +reach; near the ends what is left shares all. */
function triangleSteps(bins: number, reach: number): Float64Array[] {
  return Array.from({ length: bins }, (_, bin) => {
    const weights = Float64Array.from({ length: 2 * reach + 1 }, (_, i) => {
      const to = bin + i - reach;
      return to < 0 || to >= bins ? 0 : (reach + 1 - Math.abs(i - reach)) / (reach + 1);
    });
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => logOf(weight / all));
  });
}

function firstHighest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}

function traceBack(origins: readonly Int32Array[], values: Float64Array): Int32Array {
  const path = new Int32Array(origins.length);
  let state = firstHighest(values);
  for (let t = path.length - 1; t >= 0; t--) {
    path[t] = state;
    state = origins[t][state];
  }
  return path;
}
