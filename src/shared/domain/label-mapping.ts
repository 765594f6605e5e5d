import { SENTIMENTS, type Sentiment, type SentimentProbabilities } from './sentiment.ts';
import { foldText } from './text-folding.ts';

/** Which sentiment each label of a classifier stands for; null: none. */
export type LabelMapping = Readonly<Record<string, Sentiment | null>>;

/** Words of labels as models on Hugging Face and in call centres have them, as `foldText` leaves them. */
const WORDS: Readonly<Record<Sentiment, string>> = {
  negative:
    'negative neg negatif negatifs negativ negativo bad unhappy anger angry annoyance annoyed sad sadness fear disgust ' +
    'disappointment disappointed frustration frustrated dissatisfied unsatisfied colere tristesse peur degout mecontent ' +
    'mecontente insatisfait insatisfaite frustre frustree سلبي سلبيه سالب غضب غاضب غاضبه حزن حزين خوف مستاء',
  neutral: 'neutral neutre neu neut neutro calm calme mixed محايد محايده حيادي حياديه هدوء عادي',
  positive:
    'positive pos positif positifs positiv positivo good happy happiness joy love gratitude admiration satisfied ' +
    'satisfaction joie joyeux satisfait satisfaite content contente ايجابي ايجابيه موجب فرح سعيد سعيده سعاده راض راضيه',
};
const SENTIMENT_OF_WORD = new Map(
  SENTIMENTS.flatMap((sentiment) => WORDS[sentiment].split(' ').map((word) => [word, sentiment] as const)),
);
const NEGATIONS = new Set(['not', 'non', 'no', 'pas', 'غير', 'ليس', 'لا']);
const STAR_WORDS = /^(star|stars|etoile|etoiles|نجمه|نجوم|نجمات)$/;

/** By how many classes there are: what LABEL_0, LABEL_1 … usually are, worst first. */
const BY_POSITION: Readonly<Record<number, readonly Sentiment[]>> = {
  2: ['negative', 'positive'],
  3: ['negative', 'neutral', 'positive'],
  5: ['negative', 'negative', 'neutral', 'positive', 'positive'],
};

/**
 * What labels stand for, told from their words (English, French, Arabic), from one to five stars, from −1, 0, 1, or, where
 * they are only numbered (`LABEL_0`, `0`), from how many there are. A label that tells nothing has null: a person says what
 * it is, or it is left out.
 */
export function defaultLabelMapping(labels: readonly string[]): LabelMapping {
  const numbered = byNumber(labels);
  return Object.fromEntries(labels.map((label, index) => [label, numbered?.[index] ?? byWords(label)]));
}

/**
 * The labels of a Hugging Face `id2label`, in the order of the outputs; null where they are fewer than two or not numbered
 * from 0 on.
 */
export function labelsInOrder(id2label: Readonly<Record<string, string>>): readonly string[] | null {
  const labels = Object.keys(id2label).map((_, id) => id2label[id]);
  return labels.length < 2 || labels.includes(undefined) ? null : (labels as string[]);
}

/** The mapping in force: what a person chose, else what `model.json` says, else the default rule; label by label. */
export function labelMappingOf(
  labels: readonly string[],
  ofModel: LabelMapping | undefined,
  chosen: LabelMapping | undefined,
): LabelMapping {
  return { ...defaultLabelMapping(labels), ...ofModel, ...chosen };
}

/**
 * Sums a classifier's probabilities by sentiment and scales them to 1. Labels that stand for none are left out; where
 * they have all of it, nothing is known and the three are equal. `priors`: see `trainingPriors` of a model's manifest. Throws a
 * `RangeError` at what is negative or no number.
 */
export function sentimentProbabilities(
  probabilities: ArrayLike<number>,
  labels: readonly string[],
  mapping: LabelMapping,
  priors?: readonly number[],
): SentimentProbabilities {
  const sums = { negative: 0, neutral: 0, positive: 0 };
  let all = 0;
  labels.forEach((label, index) => {
    const sentiment = mapping[label] ?? null;
    if (sentiment === null) return;
    const share = (probabilities[index] ?? 0) / (priors?.[index] ?? 1);
    if (!(share >= 0)) throw new RangeError(`${share} is no probability`);
    sums[sentiment] += share;
    all += share;
  });
  if (all === 0) return { negative: 1 / 3, neutral: 1 / 3, positive: 1 / 3 };
  return { negative: sums.negative / all, neutral: sums.neutral / all, positive: sums.positive / all };
}

function byNumber(labels: readonly string[]): readonly Sentiment[] | null {
  const numbers = labels.map((label) => /^(?:label|class|classe)?[\s_-]*(\d+)$/i.exec(label.trim())?.[1]);
  const counted = numbers.every((number, index) => number !== undefined && Number(number) === index);
  if (counted) return BY_POSITION[labels.length] ?? null;
  const values = labels.map((label) => (/^[+-]?\d$/.test(label.trim()) ? Number(label) : Number.NaN));
  if (values.every((value) => [-1, 0, 1].includes(value)))
    return values.map((value) => (value < 0 ? 'negative' : value > 0 ? 'positive' : 'neutral'));
  return labels.length === 5 && values.every((value) => value >= 1 && value <= 5) ? values.map(ofStars) : null;
}

function byWords(label: string): Sentiment | null {
  // `veryNegative` and `very_negative` are two words; an Arabic word may carry its article.
  const words = foldText(label.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replaceAll('_', ' ')).split(' ');
  const stars = words.find((word) => /^[1-5]$/.test(word));
  if (stars !== undefined && words.some((word) => STAR_WORDS.test(word))) return ofStars(Number(stars));
  const found = new Set<Sentiment>();
  words.forEach((word, index) => {
    const sentiment = SENTIMENT_OF_WORD.get(word) ?? SENTIMENT_OF_WORD.get(word.replace(/^ال/, ''));
    if (sentiment === undefined) return;
    found.add(NEGATIONS.has(words[index - 1] ?? '') && sentiment === 'positive' ? 'negative' : sentiment);
  });
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

function ofStars(stars: number): Sentiment {
  return stars < 3 ? 'negative' : stars > 3 ? 'positive' : 'neutral';
}
