import type { SentimentProbabilities } from '../../../shared/domain/sentiment.ts';
import { onnxSeconds } from '../runtime/session.ts';
import type { TextClassifier } from './text-classifier.ts';

/** What was judged, and its share of the run's seconds inside ONNX Runtime. */
export interface JudgedTexts {
  readonly probabilities: readonly SentimentProbabilities[];
  readonly tookS: number;
}

/** Judges the texts of several calls together. */
export interface TextBatcher {
  /** Rejects with what the classifier throws at these texts alone. */
  submit(texts: readonly string[]): Promise<JudgedTexts>;
}

interface Waiting {
  readonly texts: readonly string[];
  readonly resolve: (judged: JudgedTexts) => void;
  readonly reject: (reason: unknown) => void;
}

/** One batcher for a classifier: what is brought while it runs goes together into the next run. */
export function createTextBatcher(classifier: TextClassifier): TextBatcher {
  let waiting: Waiting[] = [];
  let running = false;

  async function run(batch: readonly Waiting[]): Promise<void> {
    const texts = batch.flatMap((one) => one.texts);
    // Not by the clock: a batch of the recogniser may run in between.
    const before = onnxSeconds('text');
    try {
      const probabilities = await classifier.classify(texts);
      const tookS = onnxSeconds('text') - before;
      let from = 0;
      for (const one of batch) {
        const own = probabilities.slice(from, from + one.texts.length);
        from += one.texts.length;
        one.resolve({ probabilities: own, tookS: (tookS * one.texts.length) / texts.length });
      }
    } catch (reason) {
      // Done again call by call, so that a bad text fails its own call only.
      if (batch.length === 1) batch[0].reject(reason);
      else for (const one of batch) await run([one]);
    }
  }

  async function pump(): Promise<void> {
    if (running) return;
    running = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await run(batch);
    }
    running = false;
  }

  return {
    submit(texts) {
      if (texts.length === 0) return Promise.resolve({ probabilities: [], tookS: 0 });
      return new Promise((resolve, reject) => {
        waiting.push({ texts, resolve, reject });
        void pump();
      });
    },
  };
}
