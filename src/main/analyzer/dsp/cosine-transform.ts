/**
 * The first `count` rows of the orthonormal DCT-II of `length` numbers, row by row: Y[k] = Σ row[k][n] x[n]
 * (`scipy.fft.dct(type=2, norm="ortho")`).
 */
export function cosineRows(count: number, length: number): Float64Array {
  return Float64Array.from({ length: count * length }, (_, at) => {
    const k = Math.floor(at / length);
    const n = at % length;
    return Math.sqrt((k === 0 ? 1 : 2) / length) * Math.cos((Math.PI * k * (2 * n + 1)) / (2 * length));
  });
}
