import { z } from 'zod';

const converseBodySchema = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.array(z.object({ text: z.string() })) })),
  system: z.array(z.object({ text: z.string() })).optional(),
  toolConfig: z.object({
    tools: z.array(
      z.object({
        toolSpec: z.object({
          name: z.string(),
          inputSchema: z.object({
            json: z.object({
              properties: z.object({
                themes: z.object({
                  items: z.object({ properties: z.object({ id: z.object({ enum: z.array(z.string()) }) }) }),
                }),
              }),
            }),
          }),
        }),
      }),
    ),
  }),
});

/** What the server understands of a request. */
export interface UnderstoodRequest {
  readonly tool: string;
  /** The topics that may be answered. */
  readonly ids: readonly string[];
  /** The text in the block of the transcript; the whole message where there is none. */
  readonly transcript: string;
}

/** Reads the body of a Converse request; null: the service would refuse it as malformed. */
export function understand(body: string): UnderstoodRequest | null {
  const parsed = converseBodySchema.safeParse(JSON.parse(body));
  const tool = parsed.data?.toolConfig.tools[0]?.toolSpec;
  if (!parsed.success || !tool) return null;
  const text = parsed.data.messages.flatMap(({ content }) => content.map((part) => part.text)).join('\n');
  const transcript = /<transcription>\n(.*)\n<\/transcription>/s.exec(text)?.[1] ?? text;
  return { tool: tool.name, ids: tool.inputSchema.json.properties.themes.items.properties.id.enum, transcript };
}

/** The content of a message as Converse gives it. */
export type AnswerContent = readonly object[];

/** An answer as a model that does what it is told gives it: topics by a sum over the transcript. */
export function plausibleAnswer({ tool, ids, transcript }: UnderstoodRequest): AnswerContent {
  const sum = sumOf(transcript);
  const turns = transcript.split('\n').length;
  const picked = [ids[sum % ids.length], ...(sum % 3 === 0 ? [ids[(sum >>> 3) % ids.length]] : [])];
  const themes = [...new Set(picked)].map((id, place) => ({
    id,
    confiance: 0.9 - 0.2 * place,
    tours: [1 + (sum % turns)],
  }));
  return [use(tool, { resume: `Le client appelle au sujet de ${themes.length} thème(s).`, themes })];
}

/** A topic that nobody offered. */
export function offListAnswer({ tool }: UnderstoodRequest): AnswerContent {
  return [use(tool, { resume: 'Le client est content.', themes: [{ id: 'satisfait', confiance: 1, tours: [1] }] })];
}

/** The whole list, as sure of each as can be. */
export function everyTopicAnswer({ tool, ids }: UnderstoodRequest): AnswerContent {
  return [use(tool, { resume: 'Tout.', themes: ids.map((id) => ({ id, confiance: 1, tours: [1] })) })];
}

/** No use of the tool. */
export function textAnswer(): AnswerContent {
  return [{ text: 'Je classerais cet appel sous t1.' }];
}

/**
 * An answer of a model that obeys the caller: what stands in the transcript is answered as topic, as another tool, as text, or
 * smuggled beside a topic that is allowed; which of them goes by the transcript and by how often it was asked.
 */
export function obeyingAnswer({ tool, ids, transcript }: UnderstoodRequest, asked: number): AnswerContent {
  const told =
    transcript
      .split('\n')
      .at(-1)
      ?.replace(/^\[\d+\] \S+ : /, '') ?? '';
  const theme = { id: told, confiance: 1, tours: [1] };
  const ways: readonly AnswerContent[] = [
    [use(tool, { resume: told, themes: [theme] })],
    [use(tool, { resume: told, themes: [{ id: ids[0], confiance: 1, tours: [1] }, theme] })],
    [{ text: told }],
    [use('obeir', { ordre: told })],
    [use(tool, { resume: told, themes: told })],
    [use(tool, { resume: told, themes: [{ ...theme, id: `${ids[0]} ${told}` }], satisfaction: 'satisfait' })],
    [use(tool, { resume: told, themes: [{ id: ids[0], confiance: 1, tours: [1], label: told }], sujet: told })],
  ];
  return ways[(sumOf(transcript) + asked) % ways.length] ?? [];
}

function use(name: string, input: object): object {
  return { toolUse: { toolUseId: `tooluse_${sumOf(JSON.stringify(input))}`, name, input } };
}

/** FNV-1a. */
function sumOf(text: string): number {
  let sum = 0x811c9dc5;
  for (const letter of text) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return sum;
}
