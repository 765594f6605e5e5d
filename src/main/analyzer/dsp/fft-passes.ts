/** How many points a pass transforms at once. */
export type Radix = 2 | 4 | 5;

/**
 * One pass over the whole array: `groups` of as many points as the radix, `stride` transforms side by side. `turns`: e^(−2πipk/length) for
 * each group p and k from 1 to radix − 1.
 */
type Pass = (from: Float64Array, to: Float64Array, groups: number, stride: number, turns: Float64Array) => void;

const middleOfTwo: Pass = (from, to, groups, stride, turns) => {
  const step = 2 * stride;
  const half = groups * step;
  for (let p = 0, turn = 0, a = 0, out = 0; p < groups; p++, turn += 2, out += step) {
    const c = turns[turn];
    const s = turns[turn + 1];
    for (const end = a + step; a < end; a += 2, out += 2) {
      const re = from[a] - from[a + half];
      const im = from[a + 1] - from[a + half + 1];
      to[out] = from[a] + from[a + half];
      to[out + 1] = from[a + 1] + from[a + half + 1];
      to[out + step] = re * c - im * s;
      to[out + step + 1] = re * s + im * c;
    }
  }
};

/** `middleOfFour` where the stride is 1: without an inner loop of one turn. */
const firstOfFour: Pass = (from, to, groups, _stride, turns) => {
  const quarter = 2 * groups;
  for (let a = 0, turn = 0, out = 0; a < quarter; a += 2, turn += 6, out += 8) {
    const aRe = from[a];
    const aIm = from[a + 1];
    const bRe = from[a + quarter];
    const bIm = from[a + quarter + 1];
    const cRe = from[a + 2 * quarter];
    const cIm = from[a + 2 * quarter + 1];
    const dRe = from[a + 3 * quarter];
    const dIm = from[a + 3 * quarter + 1];
    const re1 = aRe - cRe + (bIm - dIm);
    const im1 = aIm - cIm - (bRe - dRe);
    const re2 = aRe + cRe - (bRe + dRe);
    const im2 = aIm + cIm - (bIm + dIm);
    const re3 = aRe - cRe - (bIm - dIm);
    const im3 = aIm - cIm + (bRe - dRe);
    to[out] = aRe + cRe + (bRe + dRe);
    to[out + 1] = aIm + cIm + (bIm + dIm);
    to[out + 2] = re1 * turns[turn] - im1 * turns[turn + 1];
    to[out + 3] = re1 * turns[turn + 1] + im1 * turns[turn];
    to[out + 4] = re2 * turns[turn + 2] - im2 * turns[turn + 3];
    to[out + 5] = re2 * turns[turn + 3] + im2 * turns[turn + 2];
    to[out + 6] = re3 * turns[turn + 4] - im3 * turns[turn + 5];
    to[out + 7] = re3 * turns[turn + 5] + im3 * turns[turn + 4];
  }
};

const middleOfFour: Pass = (from, to, groups, stride, turns) => {
  const step = 2 * stride;
  const quarter = groups * step;
  for (let p = 0, turn = 0, a = 0, out = 0; p < groups; p++, turn += 6, out += 3 * step) {
    const c1 = turns[turn];
    const s1 = turns[turn + 1];
    const c2 = turns[turn + 2];
    const s2 = turns[turn + 3];
    const c3 = turns[turn + 4];
    const s3 = turns[turn + 5];
    for (const end = a + step; a < end; a += 2, out += 2) {
      const aRe = from[a];
      const aIm = from[a + 1];
      const bRe = from[a + quarter];
      const bIm = from[a + quarter + 1];
      const cRe = from[a + 2 * quarter];
      const cIm = from[a + 2 * quarter + 1];
      const dRe = from[a + 3 * quarter];
      const dIm = from[a + 3 * quarter + 1];
      const evenRe = aRe + cRe;
      const evenIm = aIm + cIm;
      const oddRe = bRe + dRe;
      const oddIm = bIm + dIm;
      to[out] = evenRe + oddRe;
      to[out + 1] = evenIm + oddIm;
      const re2 = evenRe - oddRe;
      const im2 = evenIm - oddIm;
      to[out + 2 * step] = re2 * c2 - im2 * s2;
      to[out + 2 * step + 1] = re2 * s2 + im2 * c2;
      const re1 = aRe - cRe + (bIm - dIm);
      const im1 = aIm - cIm - (bRe - dRe);
      to[out + step] = re1 * c1 - im1 * s1;
      to[out + step + 1] = re1 * s1 + im1 * c1;
      const re3 = aRe - cRe - (bIm - dIm);
      const im3 = aIm - cIm + (bRe - dRe);
      to[out + 3 * step] = re3 * c3 - im3 * s3;
      to[out + 3 * step + 1] = re3 * s3 + im3 * c3;
    }
  }
};

const lastOfFour: Pass = (from, to, _groups, stride) => {
  const quarter = 2 * stride;
  for (let a = 0; a < quarter; a += 2) {
    const aRe = from[a];
    const aIm = from[a + 1];
    const bRe = from[a + quarter];
    const bIm = from[a + quarter + 1];
    const cRe = from[a + 2 * quarter];
    const cIm = from[a + 2 * quarter + 1];
    const dRe = from[a + 3 * quarter];
    const dIm = from[a + 3 * quarter + 1];
    to[a] = aRe + cRe + (bRe + dRe);
    to[a + 1] = aIm + cIm + (bIm + dIm);
    to[a + quarter] = aRe - cRe + (bIm - dIm);
    to[a + quarter + 1] = aIm - cIm - (bRe - dRe);
    to[a + 2 * quarter] = aRe + cRe - (bRe + dRe);
    to[a + 2 * quarter + 1] = aIm + cIm - (bIm + dIm);
    to[a + 3 * quarter] = aRe - cRe - (bIm - dIm);
    to[a + 3 * quarter + 1] = aIm - cIm + (bRe - dRe);
  }
};

const COS_72 = Math.cos((2 * Math.PI) / 5);
const SIN_72 = Math.sin((2 * Math.PI) / 5);
const COS_144 = Math.cos((4 * Math.PI) / 5);
const SIN_144 = Math.sin((4 * Math.PI) / 5);

const lastOfFive: Pass = (from, to, _groups, stride) => {
  const fifth = 2 * stride;
  for (let a = 0; a < fifth; a += 2) {
    const re = from[a];
    const im = from[a + 1];
    const outerRe = from[a + fifth] + from[a + 4 * fifth];
    const outerIm = from[a + fifth + 1] + from[a + 4 * fifth + 1];
    const outerGapRe = from[a + fifth] - from[a + 4 * fifth];
    const outerGapIm = from[a + fifth + 1] - from[a + 4 * fifth + 1];
    const innerRe = from[a + 2 * fifth] + from[a + 3 * fifth];
    const innerIm = from[a + 2 * fifth + 1] + from[a + 3 * fifth + 1];
    const innerGapRe = from[a + 2 * fifth] - from[a + 3 * fifth];
    const innerGapIm = from[a + 2 * fifth + 1] - from[a + 3 * fifth + 1];
    const re1 = re + COS_72 * outerRe + COS_144 * innerRe;
    const im1 = im + COS_72 * outerIm + COS_144 * innerIm;
    const gapRe1 = SIN_72 * outerGapIm + SIN_144 * innerGapIm;
    const gapIm1 = SIN_72 * outerGapRe + SIN_144 * innerGapRe;
    const re2 = re + COS_144 * outerRe + COS_72 * innerRe;
    const im2 = im + COS_144 * outerIm + COS_72 * innerIm;
    const gapRe2 = SIN_144 * outerGapIm - SIN_72 * innerGapIm;
    const gapIm2 = SIN_144 * outerGapRe - SIN_72 * innerGapRe;
    to[a] = re + outerRe + innerRe;
    to[a + 1] = im + outerIm + innerIm;
    to[a + fifth] = re1 + gapRe1;
    to[a + fifth + 1] = im1 - gapIm1;
    to[a + 2 * fifth] = re2 + gapRe2;
    to[a + 2 * fifth + 1] = im2 - gapIm2;
    to[a + 3 * fifth] = re2 - gapRe2;
    to[a + 3 * fifth + 1] = im2 + gapIm2;
    to[a + 4 * fifth] = re1 - gapRe1;
    to[a + 4 * fifth + 1] = im1 + gapIm1;
  }
};

/** Passes by where they come. Five is always last, two never first; first and last have less to do. */
export const transformPasses: Readonly<Record<'first' | 'middle' | 'last', Readonly<Record<Radix, Pass>>>> = {
  first: { 2: middleOfTwo, 4: firstOfFour, 5: lastOfFive },
  middle: { 2: middleOfTwo, 4: middleOfFour, 5: lastOfFive },
  last: { 2: middleOfTwo, 4: lastOfFour, 5: lastOfFive },
};
