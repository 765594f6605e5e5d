import { CALL_FLAGS } from '../../../shared/domain/call.ts';
import {
  CALL_LENGTHS,
  type CallFacets,
  type CallLength,
  type CallQuery,
  callLengthSchema,
  type ListedSentiment,
  type ListedStatus,
  type SentimentQuery,
} from '../../../shared/domain/call-list.ts';
import type { LaneVerdict } from '../../../shared/domain/lane-verdict.ts';
import { judgedSideSchema } from '../../../shared/domain/sentiment.ts';
import { foldText } from '../../../shared/domain/text-folding.ts';
import type { BatchIndex, IndexedFile } from './batch-index.ts';
import type { ListedVerdict, VerdictsOf } from './listed-verdicts.ts';
import { countTopics, emptyTopicCounts, fitsTopics, hasTopicState, topicFacets } from './narrow-topics.ts';
import { compareTexts } from './sort-files.ts';

/** The filters, each with a bit of its own: what a file does not fit is the sum of their bits. */
const STATUS = 1;
const FLAGS = 2;
const AGENTS = 4;
const LINE = 8;
const LENGTH = 16;
const DAYS = 32;
const NAME = 64;
const SENTIMENT = 128;
const DISAGREE = 256;
const TOPICS = 512;
const TOPIC_STATE = 1024;

/** Gives for a file the bits of the filters it does not fit; 0: it is listed. */
export function misfitsOf(query: CallQuery, verdictOf: VerdictsOf): (file: IndexedFile) => number {
  const { status, lineOfBusiness, from, to, sentiment, disagree, topicState } = query;
  const flags = query.flags.reduce((bits, flag) => bits | (1 << CALL_FLAGS.indexOf(flag)), 0);
  const agents = new Set(query.agents);
  const length = query.length && CALL_LENGTHS[query.length];
  const name = foldText(query.name);
  const topics = fitsTopics(query.topics);
  return (file) => {
    const { durationS, day } = file;
    let bits = 0;
    if (status !== null && file.status !== status) bits |= STATUS;
    if (flags !== 0 && (file.flags & flags) === 0) bits |= FLAGS;
    if (agents.size > 0 && (file.agent === null || !agents.has(file.agent))) bits |= AGENTS;
    if (lineOfBusiness !== null && file.lineOfBusiness !== lineOfBusiness) bits |= LINE;
    if (length && (durationS === null || durationS < length.atLeastS || durationS >= length.belowS)) bits |= LENGTH;
    if ((from !== null || to !== null) && (day === null || day < (from ?? day) || day > (to ?? day))) bits |= DAYS;
    if (name !== '' && !file.sought.includes(name)) bits |= NAME;
    if (sentiment && !hasSentiment(verdictOf(file), sentiment)) bits |= SENTIMENT;
    if (disagree && !verdictOf(file).disagree) bits |= DISAGREE;
    if (!topics(file)) bits |= TOPICS;
    if (topicState !== null && !hasTopicState(file, topicState)) bits |= TOPIC_STATE;
    return bits;
  };
}

function hasSentiment(verdict: ListedVerdict, query: SentimentQuery): boolean {
  const side = verdict[query.side];
  if (!side) return false;
  return query.of === 'trend' ? side.trend === query.is : listedSentiment(side) === query.is;
}

/** What a side's fused sentiment is listed as; null: not judged. */
function listedSentiment({ fused }: LaneVerdict): ListedSentiment | null {
  if (!fused) return null;
  return fused.sure ? fused.sentiment : 'unsure';
}

/** Counts what each filter would leave under all the others; one pass over the files. */
export function countFacets({ files }: BatchIndex, query: CallQuery, verdictOf: VerdictsOf): CallFacets {
  const misfits = misfitsOf(query, verdictOf);
  const sentiments = { agent: noSentiments(), client: noSentiments() };
  const topics = emptyTopicCounts();
  let disagree = 0;
  const status: Record<ListedStatus, number> = { done: 0, pending: 0, failed: 0, rejected: 0 };
  const lengths: Record<CallLength, number> = { under1: 0, from1: 0, from5: 0, from15: 0 };
  const flags = CALL_FLAGS.map(() => 0);
  const [agents, lines, days] = [
    new Map<string, number>(),
    new Map<'B2B' | 'B2C', number>(),
    new Map<string, number>(),
  ];
  let total = 0;
  for (const file of files) {
    if (!file) continue;
    total++;
    const bits = misfits(file);
    if ((bits & ~STATUS) === 0) status[file.status]++;
    if ((bits & ~LENGTH) === 0 && file.durationS !== null) lengths[lengthOf(file.durationS)]++;
    if ((bits & ~FLAGS) === 0 && file.flags !== 0) {
      for (let flag = 0; flag < flags.length; flag++)
        if (file.flags & (1 << flag)) flags[flag] = (flags[flag] ?? 0) + 1;
    }
    if ((bits & ~AGENTS) === 0) count(agents, file.agent);
    if ((bits & ~LINE) === 0) count(lines, file.lineOfBusiness);
    if ((bits & ~DAYS) === 0) count(days, file.day);
    if ((bits & ~DISAGREE) === 0 && verdictOf(file).disagree) disagree++;
    countTopics(topics, file, (bits & ~TOPICS) === 0, (bits & ~TOPIC_STATE) === 0);
    if ((bits & ~SENTIMENT) === 0) countSentiments(sentiments, verdictOf(file), file.status === 'done');
  }
  // What is chosen stays in its list, also when the other filters leave nothing of it.
  for (const agent of query.agents) if (!agents.has(agent)) agents.set(agent, 0);
  return {
    total,
    status,
    lengths,
    sentiments,
    disagree,
    ...topicFacets(topics, query.topics),
    flags: CALL_FLAGS.map((flag, n) => ({ flag, files: flags[n] ?? 0 }))
      .filter((one) => one.files > 0 || query.flags.includes(one.flag))
      .sort((a, b) => b.files - a.files),
    agents: sorted(agents).map(([agent, n]) => ({ agent, files: n })),
    linesOfBusiness: sorted(lines).map(([line, n]) => ({ line, files: n })),
    days: sorted(days).map(([day, n]) => ({ day, files: n })),
  };
}

function noSentiments() {
  return {
    average: { negative: 0, neutral: 0, positive: 0, unsure: 0 },
    trend: { falling: 0, steady: 0, rising: 0 },
    notJudged: 0,
  };
}

function countSentiments(counts: CallFacets['sentiments'], verdict: ListedVerdict, isDone: boolean): void {
  for (const side of judgedSideSchema.options) {
    const of = verdict[side];
    const average = of && listedSentiment(of);
    if (average) counts[side].average[average]++;
    else if (isDone) counts[side].notJudged++;
    if (of?.trend) counts[side].trend[of.trend]++;
  }
}

function lengthOf(durationS: number): CallLength {
  return callLengthSchema.options.find((length) => durationS < CALL_LENGTHS[length].belowS) ?? 'from15';
}

function count<T>(counts: Map<T, number>, value: T | null): void {
  if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
}

function sorted<T extends string>(counts: ReadonlyMap<T, number>): [T, number][] {
  return [...counts].sort(([a], [b]) => compareTexts(a, b));
}
