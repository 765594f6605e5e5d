import type { Verdict } from '../../shared/domain/lane-verdict.ts';
import type { Sentiment } from '../../shared/domain/sentiment.ts';

/** The signs that stand beside the colours of the classes, so that nothing rests on colour alone. */
export const SENTIMENT_SIGNS: Readonly<Record<Sentiment, string>> = { negative: '▼', neutral: '■', positive: '▲' };
/** Stands for a class that is not likely enough to be believed. */
export const UNSURE_SIGN = '?';
/** The words say one thing and the voice another. */
export const CLASH_SIGN = '≠';

/** The sign of a verdict in its colour; what it says in words stands beside it or is its bearer's name. */
export function SentimentSign({ verdict }: { readonly verdict: Pick<Verdict, 'sentiment' | 'sure'> }) {
  const { sentiment, sure } = verdict;
  return (
    <span className={`sentiment-sign ${sure ? sentiment : 'unsure'}`} aria-hidden="true">
      {sure ? SENTIMENT_SIGNS[sentiment] : UNSURE_SIGN}
    </span>
  );
}

/** The sign of a disagreement between words and voice. */
export function ClashSign() {
  return (
    <span className="sentiment-sign clash" aria-hidden="true">
      {CLASH_SIGN}
    </span>
  );
}
