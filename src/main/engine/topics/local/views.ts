import type { TopicTurn } from '../../../../shared/domain/topics.ts';

/** Turns of a client that are read as the reason of the call, which is said early. */
const OPENING_TURNS = 2;
/** A turn of fewer letters is a greeting. */
const LEAST_LETTERS = 12;

/** What the client said; of a recording of one channel, everything. */
export function saidByClient(turns: readonly TopicTurn[]): string {
  return join(turns.filter(({ side }) => side !== 'agent'));
}

/** What the agent said. */
export function saidByAgent(turns: readonly TopicTurn[]): string {
  return join(turns.filter(({ side }) => side === 'agent'));
}

/** The first turns of the client that are more than a greeting. */
export function openingOf(turns: readonly TopicTurn[]): string {
  const said = turns.filter(({ side }) => side !== 'agent');
  const full = said.filter(({ text }) => text.trim().length >= LEAST_LETTERS);
  return join((full.length > 0 ? full : said).slice(0, OPENING_TURNS));
}

function join(turns: readonly TopicTurn[]): string {
  return turns.map(({ text }) => text).join(' ');
}
