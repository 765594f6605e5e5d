/**
 * How utterances should become the sentiment of a side: long reviews are cut into sentences, each is judged by the text default,
 * and rules of aggregation are held against the label of the whole. Sentences stand for utterances and their lengths for
 * durations; no corpus of whole calls with labels is at hand.
 *
 *   node bench/aggregation.ts
 *
 * Reads ../shared/data/sentiment (not part of the project), of it the rows that the model was not trained on. Prints macro-F1 by
 * rule: which feeling a review of at least four sentences leans to, and, with what is labelled neutral, which of the three classes
 * a text of at least two is of.
 */
import path from 'node:path';
import { readCorpora } from '../models/training/text-sentiment/corpora.ts';
import type { Labelled } from '../models/training/text-sentiment/labelled.ts';
import { openClassifiers } from '../src/main/analyzer/open-classifiers.ts';
import { type JudgedSpan, meanSentiment } from '../src/shared/domain/lane-judgement.ts';
import { likeliest, SENTIMENTS, type Sentiment, type SentimentProbabilities } from '../src/shared/domain/sentiment.ts';

const root = path.resolve(import.meta.dirname, '..');
/** Those with long reviews, which have hardly any neutral one; and those with neutral texts of several sentences. */
const LEANING = ['elsahar_reviews_arabic', 'allocine_series_french'];
const NEUTRAL_TOO = ['elsahar_reviews_arabic', 'astd_arabic', 'mac_darija-ar'];
const NEUTRAL_SHARES = [0.1, 0.25, 0.5, 1];

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
const felt =
  (neutralShare: number) =>
  ({ probabilities }: JudgedSpan) =>
    neutralShare + (1 - neutralShare) * (1 - probabilities.neutral);
const RULES: Readonly<Record<string, Rule>> = {
  majority: (spans) => {
    const votes = { negative: 0, neutral: 0, positive: 0 };
    for (const { probabilities } of spans) votes[likeliest(probabilities).sentiment]++;
    return votes;
  },
  mean: weighted(() => 1),
  felt: weighted(felt(0.25)),
  ...Object.fromEntries(
    NEUTRAL_SHARES.map((share) => [
      `root of duration × felt, neutral ${share}`,
      weighted((span) => Math.sqrt(lengthOf(span)) * felt(share)(span)),
    ]),
  ),
  'the product': meanSentiment,
  duration: weighted(lengthOf),
  'duration × felt': weighted((span) => lengthOf(span) * felt(0.25)(span)),
  'duration × felt × recent': weighted((span, share) => lengthOf(span) * felt(0.25)(span) * (0.5 + share)),
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

const heldOut = readCorpora().filter(({ split }) => split !== 'train');
for (const corpus of LEANING) {
  const rows = heldOut.filter(({ source, label }) => source === corpus && label !== 'neutral');
  await compare(corpus, rows, 4, ({ negative, positive }) => (positive >= negative ? 'positive' : 'negative'));
}
const three = heldOut.filter(({ source }) => NEUTRAL_TOO.includes(source));
await compare(NEUTRAL_TOO.join(', '), three, 2, (sums) => likeliest(sums).sentiment);

/** Prints how well each rule finds the labels of texts of at least `least` sentences; `decide` makes a class of its sums. */
async function compare(
  name: string,
  rows: readonly Labelled[],
  least: number,
  decide: (sums: SentimentProbabilities) => Sentiment,
): Promise<void> {
  const reviews = rows
    .map(({ text, label }) => ({ label, sentences: sentencesOf(text) }))
    .filter(({ sentences }) => sentences.length >= least);
  const sentences = reviews.flatMap((review) => review.sentences);
  const judged = (await classifier?.classify(sentences))?.values();
  const spans = reviews.map(({ sentences: own }) => {
    let at = 0;
    return own.map((text): JudgedSpan => {
      const probabilities = judged?.next().value;
      if (!probabilities) throw new Error('a judgement a sentence');
      const startS = at;
      at += text.length;
      return { startS, endS: at, probabilities };
    });
  });
  const counts = SENTIMENTS.map((label) => `${reviews.filter((review) => review.label === label).length} ${label}`);
  console.log(`${name}: ${reviews.length} texts (${counts.join(', ')}), ${sentences.length} sentences`);
  for (const [rule, sumsOf] of Object.entries(RULES)) {
    const answers = reviews.map(({ label }, index) => {
      const sums = sumsOf(spans[index] ?? []);
      return { label, found: sums && decide(sums) };
    });
    console.log(`  ${rule.padEnd(40)} ${macroF1(answers).toFixed(4)}`);
  }
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?؟…,،;؛])\s+|\s-\s/u).filter((part) => /\p{L}{2}/u.test(part));
}

/** Over the classes that are among the labels. */
function macroF1(answers: readonly { label: Sentiment; found: Sentiment | null }[]): number {
  const labels = SENTIMENTS.filter((sentiment) => answers.some(({ label }) => label === sentiment));
  const scores = labels.map((label) => {
    const hits = answers.filter((one) => one.label === label && one.found === label).length;
    const given = answers.filter((one) => one.found === label).length;
    const wanted = answers.filter((one) => one.label === label).length;
    return (2 * hits) / Math.max(1, given + wanted);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
