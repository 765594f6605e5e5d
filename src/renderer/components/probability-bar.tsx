import { SENTIMENTS, type SentimentProbabilities } from '../../shared/domain/sentiment.ts';

/** The three classes as shares of one bar; from negative at the reading start to positive at its end. What it says is told beside it. */
export function ProbabilityBar({ probabilities }: { readonly probabilities: SentimentProbabilities | null }) {
  return (
    <span className="probability-bar" aria-hidden="true">
      {probabilities &&
        SENTIMENTS.map((sentiment) => (
          <i key={sentiment} className={sentiment} style={{ inlineSize: `${probabilities[sentiment] * 100}%` }} />
        ))}
    </span>
  );
}
