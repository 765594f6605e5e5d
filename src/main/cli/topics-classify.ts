import { z } from 'zod';
import { summaryText } from '../../shared/domain/summary-text.ts';
import { type ClassifiedTopics, type GlossaryName, labelOf, topicTurnSchema } from '../../shared/domain/topics.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Catalog } from '../engine/catalog/catalog.ts';
import { readGlossaryVersion, type StoredGlossary } from '../engine/catalog/glossary-versions.ts';
import { openCatalogToRead } from '../engine/catalog/open.ts';
import { openLocalDesk } from '../engine/topics/local-desk.ts';
import { readSample } from '../engine/topics/sample-glossary.ts';
import { summarise } from '../engine/topics/summary/summarise.ts';
import { openTopicThread, type TopicThread } from '../engine/topics/thread/open-thread.ts';
import { silentLog } from '../platform/log.ts';
import type { CliContext } from './context.ts';
import { answerLines } from './line-batches.ts';
import { topicThreadSource } from './run-batch.ts';
import { say } from './words.ts';

/** Calls that are classified at one question. */
const CALLS_AT_ONCE = 64;

const callSchema = z.object({
  id: z.union([z.string(), z.number()]),
  turns: z.array(topicTurnSchema.loose()),
});
type Call = z.infer<typeof callSchema>;

/**
 * Classifies the calls of standard input by the glossary in use of the catalog, which is only read: another program may have it open.
 * Errors: `bad_glossary`, `bad_usage`, those of reading the catalog.
 */
export async function classifyLines(
  context: CliContext,
  name: GlossaryName,
  json: boolean,
): Promise<Result<null, AppError>> {
  const opened = openCatalogToRead(context.catalogFile);
  if (!opened.ok) return opened;
  const catalog = opened.value;
  const thread = openTopicThread(topicThreadSource(), silentLog());
  try {
    const glossary = await glossaryToUse(catalog, thread, name);
    if (!glossary.ok) return glossary;
    if (glossary.value.id === SAMPLE) context.warn(say('sampleGlossary', context.language));
    const local = openLocalDesk({ catalog, thread, log: silentLog(), glossariesFrom: null });
    const input = context.input ?? process.stdin;
    if ('isTTY' in input && input.isTTY) context.warn(say('typeCalls', context.language));
    return await answerLines(input, CALLS_AT_ONCE, async (lines) => {
      const calls = lines.filter((line) => line.trim() !== '').map(readCall);
      const turns = calls.map((call) => (call.ok ? call.value.turns.map(({ side, text }) => ({ side, text })) : []));
      const classified = await local.classify(glossary.value, turns, context.settings.topicThreshold);
      if (!classified.ok) return classified;
      for (const [n, call] of calls.entries()) {
        const found = classified.value.found[n];
        if (call.ok && found) {
          context.print(json ? asJson(call.value, found, glossary.value) : asText(call.value, found, glossary.value));
        } else
          refuse(context, call.ok ? { id: call.value.id, error: appError('internal', 'no answer') } : call.error, json);
      }
      return ok(null);
    });
  } finally {
    await thread.close();
    catalog.database.close();
  }
}

/** The sample has no id in the catalog, as it is not kept there. */
const SAMPLE = 0;

type Classified = Pick<StoredGlossary, 'id' | 'content'>;

async function glossaryToUse(
  catalog: Catalog,
  thread: TopicThread,
  name: GlossaryName,
): Promise<Result<Classified, AppError>> {
  const stored = readGlossaryVersion(catalog, name);
  if (stored) return ok(stored.origin === 'sample' ? { ...stored, id: SAMPLE } : stored);
  const sample = await readSample(thread, name);
  return sample.ok ? ok({ id: SAMPLE, content: sample.value.content }) : sample;
}

/** A line that is no call, with the id it may have. */
interface RefusedLine {
  readonly id: Call['id'] | null;
  readonly error: AppError;
}

function readCall(line: string): Result<Call, RefusedLine> {
  try {
    const given: unknown = JSON.parse(line);
    const call = callSchema.safeParse(given);
    if (call.success) return ok(call.data);
    const named = callSchema.pick({ id: true }).safeParse(given);
    return err({ id: named.data?.id ?? null, error: appError('bad_usage', z.prettifyError(call.error)) });
  } catch {
    return err({ id: null, error: appError('bad_usage', 'not a line of JSON') });
  }
}

/** The answer to a line that is no call: the others are answered all the same. */
function refuse(context: CliContext, { id, error }: RefusedLine, json: boolean): void {
  context.setExitCode(1);
  context.print(json ? JSON.stringify({ id, error }) : `${id ?? '?'}\t${error.detail}`);
}

function labelled({ topics }: ClassifiedTopics, { content }: Classified) {
  const labels = new Map(content.entries.map((entry) => [entry.id, labelOf(entry)]));
  return topics.map(({ entryId, score, evidence }) => ({ label: labels.get(entryId) ?? '', score, evidence }));
}

function asJson({ id, turns }: Call, found: ClassifiedTopics, glossary: Classified): string {
  const topics = labelled(found, glossary);
  const mood = { start: null, end: null, whole: null };
  const { text, quotes } = summarise({ turns, topics, topicsByPerson: false, durationS: null, mood });
  const quoted = quotes.flatMap((turn) => turns[turn] ?? []);
  const scored = topics.map(({ label, score }) => ({ label, score }));
  return JSON.stringify({ id, topics: scored, summary: summaryText(text, quoted) });
}

function asText({ id }: Call, found: ClassifiedTopics, glossary: Classified): string {
  const topics = labelled(found, glossary).map(({ label, score }) => `${label} (${Math.round(score * 100)} %)`);
  return `${id}\t${topics.join('; ') || '—'}`;
}
