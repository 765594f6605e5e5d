import { z } from 'zod';
import type { CallSummary, FoundTopic, GlossaryEntry } from '../../../../shared/domain/topics.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import { shortIdOf } from './glossary-block.ts';
import { capped, plainLine } from './plain-text.ts';

/** The one tool that a model is made to call; its input is the answer. */
export const TOOL_NAME = 'classer_appel';
const SUMMARY_CHARACTERS = 700;
const MOST_QUOTES = 6;
/** A call has one or two topics as a rule; a model that gives more was told to, by a caller for one. */
export const MOST_TOPICS = 5;
/** Below this a topic does not fit, where the settings do not say: of a model's own word, and not measured. */
export const LEAST_SURE = 0.35;

/** What is wrong with an answer. */
export type AnswerFault = 'no_tool_call' | 'malformed' | 'off_list';

/** A call as a model judged it. */
export interface JudgedCall {
  readonly topics: readonly FoundTopic[];
  readonly summary: CallSummary;
}

/** JSON schema of the tool's input for a glossary: topics by short id only. */
export function answerSchema(entries: readonly GlossaryEntry[]) {
  return {
    type: 'object',
    required: ['resume', 'themes'],
    properties: {
      resume: { type: 'string', description: 'Résumé de l’appel en français : deux à quatre phrases de texte simple.' },
      themes: {
        type: 'array',
        description: 'Thèmes du glossaire qui conviennent, le plus probable en premier ; vide si aucun ne convient.',
        items: {
          type: 'object',
          required: ['id', 'confiance', 'tours'],
          properties: {
            id: { type: 'string', enum: entries.map((_, position) => shortIdOf(position)) },
            confiance: { type: 'number', minimum: 0, maximum: 1, description: 'De 0 (au hasard) à 1 (certain).' },
            tours: {
              type: 'array',
              items: { type: 'integer', minimum: 1 },
              description: 'Numéros des tours de parole qui le montrent, le plus parlant en premier.',
            },
          },
        },
      },
    },
  };
}

const messageSchema = z.object({
  content: z.array(z.object({ toolUse: z.object({ name: z.string(), input: z.unknown() }).optional() })),
});
const inputSchema = z.object({
  resume: z.string().transform(plainLine).pipe(z.string().min(1)),
  themes: z.array(
    z.object({ id: z.string(), confiance: z.number().min(0).max(1), tours: z.array(z.int()).default([]) }),
  ),
});

/**
 * Reads a model's message (`output.message` of a Converse response). Whatever it holds, what comes out is of the glossary and of
 * the turns there are: at most `MOST_TOPICS` topics, the surest first, none below `leastSure` (0–1, null: `LEAST_SURE`). Errors say what
 * was wrong; nothing of a faulty answer is kept.
 */
export function readAnswer(
  message: unknown,
  entries: readonly GlossaryEntry[],
  turnCount: number,
  leastSure: number | null,
): Result<JudgedCall, AnswerFault> {
  const content = messageSchema.safeParse(message);
  const call = content.data?.content.find(({ toolUse }) => toolUse?.name === TOOL_NAME)?.toolUse;
  if (!call) return err('no_tool_call');
  const input = inputSchema.safeParse(call.input);
  if (!input.success) return err('malformed');
  const idOf = new Map(entries.map(({ id }, position) => [shortIdOf(position), id]));
  const found = new Map<string, FoundTopic>();
  for (const { id, confiance, tours } of input.data.themes) {
    const entryId = idOf.get(id);
    if (entryId === undefined) return err('off_list');
    // A turn that is not there is no reason to lose a topic that is: it is left out of the evidence.
    const evidence = [...new Set(tours.map((turn) => turn - 1))].filter((turn) => turn >= 0 && turn < turnCount);
    const before = found.get(entryId);
    if (!before || before.score < confiance) found.set(entryId, { entryId, score: confiance, evidence });
  }
  const topics = [...found.values()]
    // Of what is worth nothing nothing is kept, however low the settings go.
    .filter(({ score }) => score > 0 && score >= (leastSure ?? LEAST_SURE))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_TOPICS);
  const quotes = [...new Set(topics.flatMap(({ evidence }) => evidence))].slice(0, MOST_QUOTES).sort((a, b) => a - b);
  const text = capped(input.data.resume, SUMMARY_CHARACTERS);
  return ok({ topics, summary: { text, kind: 'generated', quotes } });
}
