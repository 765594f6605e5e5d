/**
 * How utterances should become the sentiment of a side: long reviews are cut into sentences, each is judged by the text default,
 * and rules of aggregation are held against the label of the whole. Sentences stand for utterances and their lengths for
 * durations; no corpus of whole calls with labels is at hand.
 *
 *   node bench/aggregation.ts
 *
 * Reads ../shared/data/sentiment (not part of the project). Prints macro-F1 by rule and corpus, reviews of at least four sentences.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openClassifiers } from '../src/main/analyzer/open-classifiers.ts';
import { type JudgedSpan, meanSentiment } from '../src/shared/domain/lane-judgement.ts';
import { likeliest, SENTIMENTS, type Sentiment, type SentimentProbabilities } from '../src/shared/domain/sentiment.ts';

const root = path.resolve(import.meta.dirname, '..');
const CORPORA = ['elsahar_reviews_arabic', 'allocine_series_french'] as const;
const MOST_REVIEWS = 4000;

type Rule = (spans: readonly JudgedSpan[]) => SentimentProbabilities | null;

function weighted(weightOf: (span: JudgedSpan, share: number) => number): Rule {
  return (spans) => {
    const sum = { negative: 0, neutral: 0, positive: 0 };
    spans.forEach((span, index) => {
      const weight = weightOf(span, (index + 1) / spans.length);
      for (const sentiment of SENTIMENTS) sum[sentiment] += weight * span.probabilities[sentiment];
    });
    return sum;
  };
}

const lengthOf = ({ startS, endS }: JudgedSpan) => endS - startS;
const felt = ({ probabilities }: JudgedSpan) => 0.25 + 0.75 * (1 - probabilities.neutral);
const RULES: Readonly<Record<string, Rule>> = {
  majority: (spans) => {
    const votes = { negative: 0, neutral: 0, positive: 0 };
    for (const { probabilities } of spans) votes[likeliest(probabilities).sentiment]++;
    return votes;
  },
  mean: weighted(() => 1),
  felt: weighted(felt),
  'root of duration': weighted((span) => Math.sqrt(lengthOf(span))),
  'root of duration × felt (the product)': meanSentiment,
  duration: weighted(lengthOf),
  'duration × felt': weighted((span) => lengthOf(span) * felt(span)),
  'duration × felt × recent': weighted((span, share) => lengthOf(span) * felt(span) * (0.5 + share)),
  'duration × recent': weighted((span, share) => lengthOf(span) * (0.5 + share)),
  last: (spans) => spans.at(-1)?.probabilities ?? null,
};

const classifiers = await openClassifiers(
  [path.join(root, 'models')],
  { textAgent: 'nabra-text-sentiment', textClient: null, acousticAgent: null, acousticClient: null, labelMappings: {} },
  1,
);
if (!classifiers.ok) throw new Error(classifiers.error.detail);
const classifier = classifiers.value.text.agent?.classifier;
if (!classifier) throw new Error('the slot is filled');

for (const corpus of CORPORA) {
  const reviews = readReviews(corpus);
  const sentences = reviews.flatMap((review) => review.sentences);
  const judged = [...(await classifier.classify(sentences))];
  const answers = new Map(Object.keys(RULES).map((name) => [name, [] as { label: string; found: Sentiment }[]]));
  for (const { label, sentences: own } of reviews) {
    let at = 0;
    const spans = own.map((text) => {
      const probabilities = judged.shift();
      if (!probabilities) throw new Error('a judgement a sentence');
      const span = { startS: at, endS: at + text.length, probabilities };
      at = span.endS;
      return span;
    });
    for (const [name, rule] of Object.entries(RULES)) {
      const sums = rule(spans);
      // The corpus has hardly any neutral review: the question is which feeling the whole leans to.
      const found = sums && sums.positive >= sums.negative ? 'positive' : 'negative';
      answers.get(name)?.push({ label, found });
    }
  }
  console.log(`${corpus}: ${reviews.length} reviews, ${sentences.length} sentences`);
  for (const [name, found] of answers) console.log(`  ${name.padEnd(40)} ${macroF1(found).toFixed(4)}`);
}

function readReviews(corpus: string): { label: string; sentences: string[] }[] {
  const file = path.join(root, '../shared/data/sentiment', `${corpus}.tsv.gz`);
  return gunzipSync(readFileSync(file))
    .toString()
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [text = '', label = ''] = line.split('\t');
      const sentences = text.split(/(?<=[.!?؟…,،;؛])\s+|\s-\s/u).filter((part) => /\p{L}{2}/u.test(part));
      return sentences.length >= 4 && (label === 'positive' || label === 'negative') ? [{ label, sentences }] : [];
    })
    .slice(0, MOST_REVIEWS);
}

function macroF1(answers: readonly { label: string; found: Sentiment }[]): number {
  const scores = ['positive', 'negative'].map((label) => {
    const hits = answers.filter((one) => one.label === label && one.found === label).length;
    const given = answers.filter((one) => one.found === label).length;
    const wanted = answers.filter((one) => one.label === label).length;
    return (2 * hits) / Math.max(1, given + wanted);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
