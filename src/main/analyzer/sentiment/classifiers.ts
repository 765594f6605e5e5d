import type { JudgedSide } from '../../../shared/domain/sentiment.ts';
import type { AcousticClassifier } from './acoustic-classifier.ts';
import type { TextClassifier } from './text-classifier.ts';

/** A classifier with what its model's makers say of it. */
export interface Chosen<Classifier> {
  readonly model: string;
  /** Below this its likeliest class is not to be believed. */
  readonly unsureBelow: number;
  readonly classifier: Classifier;
}

/** The classifiers of a process, by side; null: the slot is empty, and that side is not judged. */
export interface Classifiers {
  readonly text: Readonly<Record<JudgedSide, Chosen<TextClassifier> | null>>;
  readonly acoustic: Readonly<Record<JudgedSide, Chosen<AcousticClassifier> | null>>;
}
