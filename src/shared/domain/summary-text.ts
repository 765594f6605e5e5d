import type { TurnSide } from './topics.ts';

const SAID_BY: Readonly<Record<TurnSide, string>> = { agent: 'Agent :', client: 'Client :', mixed: '—' };

/** A summary as one text: its sentences and, on lines below them, the quotes it rests on, each with who said it. */
export function summaryText(
  text: string,
  quotes: readonly { readonly side: TurnSide; readonly text: string }[],
): string {
  return [text, ...quotes.map((quote) => `${SAID_BY[quote.side]} « ${quote.text} »`)].join('\n');
}
