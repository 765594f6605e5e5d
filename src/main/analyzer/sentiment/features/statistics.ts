/** Arithmetic mean; 0 of nothing. */
export function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}

/** Population standard deviation (divisor n); 0 of nothing. */
export function standardDeviation(values: Float64Array): number {
  if (values.length === 0) return 0;
  const centre = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - centre) ** 2;
  return Math.sqrt(sum / values.length);
}

/** Percentile 0..100 of ascending values, interpolated linearly (numpy's default); 0 of nothing. */
export function percentile(ascending: Float64Array, percent: number): number {
  if (ascending.length === 0) return 0;
  const at = (percent / 100) * (ascending.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, ascending.length - 1);
  return ascending[below] + (at - below) * (ascending[above] - ascending[below]);
}

/** Slope of the line of least squares through (x, y); `from` and `to` bound the points `[from, to)`. */
export function slopeOf(x: Float64Array, y: Float64Array, from: number, to: number): number {
  const meanX = mean(x.subarray(from, to));
  const meanY = mean(y.subarray(from, to));
  let together = 0;
  let spread = 0;
  for (let i = from; i < to; i++) {
    together += (x[i] - meanX) * (y[i] - meanY);
    spread += (x[i] - meanX) ** 2;
  }
  return spread === 0 ? 0 : together / spread;
}
