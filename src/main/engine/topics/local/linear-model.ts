import type { SparseVector } from './vocabulary.ts';

/** A text learnt from. */
export interface Lesson {
  readonly vector: SparseVector;
  /** Classes it is of, by index; none: it is of no class. */
  readonly classes: readonly number[];
  /** How much a mistake on it costs. */
  readonly cost: number;
}

/** One plane a class. */
export interface LinearModel {
  /** Adds nothing to what `into` held: writes the margin of every class, about -1 (not of it) to 1 (of it). */
  margins(vector: SparseVector, into: Float64Array): void;
}

const ROUNDS = 12;
/** Every so many rounds all lessons are looked at again; between, those that the planes have not settled. */
const FULL_ROUND = 5;
/** A lesson this far on its own side of the margin is settled. */
const SETTLED = 0.1;
/** Rounds end when no multiplier of a class moved by more than this. */
const STILL = 0.02;

/**
 * One-versus-rest support vector machines with squared hinge loss, by coordinate descent on the dual (Hsieh et al. 2008,
 * “A Dual Coordinate Descent Method for Large-scale Linear SVM”, algorithm 1), the intercept as one more feature.
 */
export function fitLinearModel(lessons: readonly Lesson[], classes: number, features: number, cost = 1): LinearModel {
  // Features of one class lie together while fitting, features of one text while classifying.
  const byFeature = new Float32Array((features + 1) * classes);
  const order = shuffled(lessons.length);
  const squares = lessons.map(({ vector: { value } }) => value.reduce((sum, x) => sum + x * x, 1));
  const plane = new Float64Array(features + 1);
  const multiplier = new Float64Array(lessons.length);
  const ofClass = new Uint8Array(lessons.length);
  const settled = new Uint8Array(lessons.length);
  for (let c = 0; c < classes; c++) {
    plane.fill(0);
    multiplier.fill(0);
    settled.fill(0);
    for (let i = 0; i < lessons.length; i++) ofClass[i] = lessons[i].classes.includes(c) ? 1 : 0;
    for (let round = 0; round < ROUNDS; round++) {
      let moved = 0;
      const full = round % FULL_ROUND === 0;
      for (const i of order) {
        if (settled[i] === 1 && !full) continue;
        const { vector, cost: own } = lessons[i];
        const { index, value } = vector;
        const sign = ofClass[i] === 1 ? 1 : -1;
        let margin = plane[features];
        for (let k = 0; k < index.length; k++) margin += plane[index[k]] * value[k];
        const diagonal = 1 / (2 * cost * own);
        const gradient = sign * margin - 1 + diagonal * multiplier[i];
        const before = multiplier[i];
        settled[i] = before === 0 && gradient > SETTLED ? 1 : 0;
        if (before === 0 && gradient >= 0) continue;
        const after = Math.max(0, before - gradient / (squares[i] + diagonal));
        const step = after - before;
        if (step === 0) continue;
        moved = Math.max(moved, Math.abs(step));
        multiplier[i] = after;
        const along = sign * step;
        for (let k = 0; k < index.length; k++) plane[index[k]] += along * value[k];
        plane[features] += along;
      }
      if (moved < STILL) break;
    }
    for (let f = 0; f <= features; f++) byFeature[f * classes + c] = plane[f];
  }
  return {
    margins({ index, value }, into) {
      for (let c = 0; c < classes; c++) into[c] = byFeature[features * classes + c];
      for (let k = 0; k < index.length; k++) {
        const row = index[k] * classes;
        for (let c = 0; c < classes; c++) into[c] += byFeature[row + c] * value[k];
      }
    },
  };
}

/** 0 … count - 1 in an order that is always the same and has nothing to do with that of the lessons. */
function shuffled(count: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  let state = 0x2545f491;
  for (let i = count - 1; i > 0; i--) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const j = (state >>> 0) % (i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
