import {
  likeliest,
  SENTIMENTS,
  type Sentiment,
  type SentimentProbabilities,
} from '../../../src/shared/domain/sentiment.ts';

/** A text's label beside what a model made of the text. */
export interface Answer {
  readonly label: Sentiment;
  readonly probabilities: SentimentProbabilities;
}

/** What a model is measured by. */
export interface Score {
  readonly rows: number;
  /** Mean of F1 over the classes asked for. */
  readonly macroF1: number;
  readonly accuracy: number;
  /** Expected calibration error of the likeliest class, ten bins of equal width (Guo et al. 2017). */
  readonly calibrationError: number;
}

/**
 * Scores answers. For a corpus that knows two classes only, name them: the third one's probability is left out, as the
 * corpus cannot say where it belongs.
 */
export function score(answers: readonly Answer[], classes: readonly Sentiment[] = SENTIMENTS): Score {
  const judged = answers.map(({ label, probabilities }) => ({ label, ...likeliest(among(probabilities, classes)) }));
  const count = (rule: (one: (typeof judged)[number]) => boolean) => judged.filter(rule).length;
  const f1 = classes.map((one) => {
    const both = count(({ label, sentiment }) => label === one && sentiment === one);
    return (2 * both) / Math.max(1, count(({ label }) => label === one) + count(({ sentiment }) => sentiment === one));
  });
  const bins = Array.from({ length: 10 }, () => 0);
  for (const { label, sentiment, confidence } of judged) {
    const bin = Math.min(9, Math.floor(confidence * 10));
    bins[bin] = (bins[bin] ?? 0) + confidence - (label === sentiment ? 1 : 0);
  }
  const rows = Math.max(1, judged.length);
  return {
    rows: judged.length,
    macroF1: f1.reduce((sum, one) => sum + one, 0) / classes.length,
    accuracy: count(({ label, sentiment }) => label === sentiment) / rows,
    calibrationError: bins.reduce((sum, bin) => sum + Math.abs(bin), 0) / rows,
  };
}

function among(probabilities: SentimentProbabilities, classes: readonly Sentiment[]): SentimentProbabilities {
  const sum = classes.reduce((all, one) => all + probabilities[one], 0);
  const share = (one: Sentiment) => (classes.includes(one) ? probabilities[one] / sum : 0);
  return { negative: share('negative'), neutral: share('neutral'), positive: share('positive') };
}
