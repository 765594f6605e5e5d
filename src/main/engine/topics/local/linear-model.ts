import type { SparseVector } from './vocabulary.ts';

/** A text learnt from. */
export interface Lesson {
  readonly vector: SparseVector;
  /** Classes it is of, by index; none: it is of no class. */
  readonly classes: readonly number[];
  /** A number of its text alone, that looks like chance: the order in which lessons are gone through. */
  readonly key: number;
  /** How much a mistake on it costs. */
  readonly cost: number;
}

/** One plane a class. */
export interface LinearModel {
  /** Adds nothing to what `into` held: writes the margin of every class, about -1 (not of it) to 1 (of it). */
  margins(vector: SparseVector, into: Float64Array): void;
}

const ROUNDS = 10;
/** Every so many rounds all lessons are looked at again; between, those that the planes have not settled. */
const FULL_ROUND = 5;
/** A lesson this far on its own side of the margin is settled. */
const SETTLED = 0.1;
/** Rounds end when no multiplier of a class moved by more than this. */
const STILL = 0.03;

/**
 * One-versus-rest support vector machines with squared hinge loss, by coordinate descent on the dual (Hsieh et al. 2008,
 * “A Dual Coordinate Descent Method for Large-scale Linear SVM”, algorithm 1), the intercept as one more feature.
 */
export function fitLinearModel(lessons: readonly Lesson[], classes: number, features: number): LinearModel {
  const byFeature = new Float32Array((features + 1) * classes);
  const packed = pack(lessons);
  const plane = new Float64Array(features + 1);
  const ofClass = new Uint8Array(lessons.length);
  const members = Array.from({ length: classes }, (): number[] => []);
  packed.order.forEach((lesson, i) => {
    for (const c of lessons[lesson].classes) members[c].push(i);
  });
  for (let c = 0; c < classes; c++) {
    ofClass.fill(0);
    for (const i of members[c]) ofClass[i] = 1;
    fitPlane(packed, ofClass, plane);
    for (let f = 0; f <= features; f++) byFeature[f * classes + c] = plane[f];
  }
  return {
    margins({ index, value }, into) {
      for (let c = 0; c < classes; c++) into[c] = byFeature[features * classes + c];
      for (let k = 0; k < index.length; k++) {
        const row = index[k] * classes;
        const own = value[k];
        for (let c = 0; c < classes; c++) into[c] += byFeature[row + c] * own;
      }
    },
  };
}

/** Lessons one after another in the order in which they are gone through, so that memory is read from front to back. */
interface Packed {
  /** Lesson `i` here is `order[i]` of those given. */
  readonly order: Int32Array;
  /** Lesson `i` has the features `starts[i] … starts[i + 1]`. */
  readonly starts: Int32Array;
  readonly index: Int32Array;
  readonly value: Float32Array;
  readonly squares: Float64Array;
  readonly costs: Float64Array;
}

function pack(lessons: readonly Lesson[]): Packed {
  const order = orderOf(lessons);
  const starts = new Int32Array(lessons.length + 1);
  order.forEach((lesson, i) => {
    starts[i + 1] = starts[i] + lessons[lesson].vector.index.length;
  });
  const index = new Int32Array(starts[lessons.length]);
  const value = new Float32Array(starts[lessons.length]);
  order.forEach((lesson, i) => {
    index.set(lessons[lesson].vector.index, starts[i]);
    value.set(lessons[lesson].vector.value, starts[i]);
  });
  // One more for the intercept.
  const squares = Float64Array.from(order, (lesson) => lessons[lesson].vector.value.reduce((sum, x) => sum + x * x, 1));
  return { order, starts, index, value, squares, costs: Float64Array.from(order, (lesson) => lessons[lesson].cost) };
}

/** Fits the plane between the lessons of a class and all others; the intercept is its last number. */
function fitPlane(packed: Packed, ofClass: Uint8Array, plane: Float64Array): void {
  const { starts, index, value, squares, costs } = packed;
  const count = costs.length;
  const intercept = plane.length - 1;
  const multiplier = new Float64Array(count);
  const settled = new Uint8Array(count);
  plane.fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    let moved = 0;
    const full = round % FULL_ROUND === 0;
    for (let i = 0; i < count; i++) {
      if (settled[i] === 1 && !full) continue;
      const end = starts[i + 1];
      let margin = plane[intercept];
      for (let k = starts[i]; k < end; k++) margin += plane[index[k]] * value[k];
      const sign = ofClass[i] === 1 ? 1 : -1;
      const diagonal = 0.5 / costs[i];
      const before = multiplier[i];
      const gradient = sign * margin - 1 + diagonal * before;
      settled[i] = before === 0 && gradient > SETTLED ? 1 : 0;
      if (before === 0 && gradient >= 0) continue;
      const after = Math.max(0, before - gradient / (squares[i] + diagonal));
      if (after === before) continue;
      moved = Math.max(moved, Math.abs(after - before));
      multiplier[i] = after;
      const along = sign * (after - before);
      for (let k = starts[i]; k < end; k++) plane[index[k]] += along * value[k];
      plane[intercept] += along;
    }
    if (moved < STILL) break;
  }
}

/**
 * An order that has nothing to do with that of the lessons, and stays what it is when one of them comes or goes: rounds end before
 * every plane stands still, and another order would judge calls otherwise that have nothing to do with what was edited.
 */
function orderOf(lessons: readonly Lesson[]): Int32Array {
  const order = Int32Array.from(lessons, (_, i) => i);
  return order.sort((one, other) => lessons[one].key - lessons[other].key || one - other);
}
