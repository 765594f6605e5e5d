import type { Lesson } from './linear-model.ts';
import type { SparseVector } from './vocabulary.ts';

/** The mean direction of each class. */
export interface Centroids {
  /** Writes for each class the cosine between the text and its mean, 0..1. */
  likeness(vector: SparseVector, into: Float64Array): void;
}

/** Makes the means of the lessons' classes, each lesson counted by its cost. For lines of few words they say more than planes do. */
export function createCentroids(lessons: readonly Lesson[], classes: number, features: number): Centroids {
  const sums = Array.from({ length: features }, () => new Map<number, number>());
  const squares = new Float64Array(classes);
  for (const { vector, classes: own, cost } of lessons) {
    for (let k = 0; k < vector.index.length; k++) {
      const sum = sums[vector.index[k]];
      for (const c of own) sum.set(c, (sum.get(c) ?? 0) + cost * vector.value[k]);
    }
  }
  for (const sum of sums) for (const [c, x] of sum) squares[c] += x * x;
  const columns = sums.map((sum) => ({
    classes: Int32Array.from([...sum.keys()]),
    values: Float32Array.from([...sum].map(([c, x]) => x / Math.sqrt(squares[c]))),
  }));
  return {
    likeness({ index, value }, into) {
      into.fill(0);
      for (let k = 0; k < index.length; k++) {
        const { classes: own, values } = columns[index[k]];
        for (let i = 0; i < own.length; i++) into[own[i]] += values[i] * value[k];
      }
    },
  };
}
