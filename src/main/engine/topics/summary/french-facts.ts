import type { Sentiment } from '../../../../shared/domain/sentiment.ts';

/** No-break spaces: wide before a colon, narrow before a semicolon, a per cent and between a figure and its unit. */
const WIDE = '\u00a0';
const NARROW = '\u202f';

/** Topics named in full; further ones are counted. */
const NAMED_TOPICS = 3;

const MOODS: Readonly<Record<Sentiment, string>> = { negative: 'mécontent', neutral: 'neutre', positive: 'satisfait' };

/** Labels as one list: `A, B et C`, or `A ; B ; C` where a label has a comma or an "et" of its own. */
function listed(labels: readonly string[]): string {
  const rest = labels.length - NAMED_TOPICS;
  const named = labels.slice(0, NAMED_TOPICS);
  if (rest > 0) named.push(rest === 1 ? '1 autre' : `${rest} autres`);
  if (labels.some((label) => /[,;،]|\bet\b/u.test(label))) return named.join(`${NARROW}; `);
  return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} et ${named.at(-1)}`;
}

/** What the call is about. A machine's topics are said to be likely; a person's are what the call is about. */
export function topicSentence(labels: readonly string[], byPerson: boolean): string {
  // A label that ends its own sentence does not end this one twice.
  const clean = labels
    .map((label) => label.trim().replace(/\s+/gu, ' ').replace(/\.+$/u, ''))
    .filter((label) => label !== '');
  if (clean.length === 0) {
    return byPerson ? 'Aucun thème du glossaire ne correspond.' : 'Aucun thème du glossaire n’a été reconnu.';
  }
  const lead = byPerson ? 'L’appel porte sur' : clean.length === 1 ? 'Thème probable' : 'Thèmes probables';
  return `${lead}${WIDE}: ${listed(clean)}.`;
}

/** The client's mood; null: nothing is known. */
export function moodSentence(mood: {
  start: Sentiment | null;
  end: Sentiment | null;
  whole: Sentiment | null;
}): string | null {
  const { start, end, whole } = mood;
  const parts: string[] = [];
  if (start !== null && start === end) parts.push(`${MOODS[start]} au début comme à la fin`);
  else {
    if (start !== null) parts.push(`${MOODS[start]} au début`);
    if (end !== null) parts.push(`${MOODS[end]} à la fin`);
  }
  // The whole call adds something only where it is neither of its ends, as an angry middle is; that good and bad even out adds nothing.
  if (whole !== null && whole !== start && whole !== end && (whole !== 'neutral' || parts.length === 0))
    parts.push(`${MOODS[whole]} sur l’ensemble de l’appel`);
  // "jugé": it is what classifiers made of words and voice, not what the client said of himself.
  return parts.length === 0 ? null : `Client jugé ${parts.join(', ')}.`;
}

/** A length as it is said: `45 s`, `6 min 40`, `6 min`, `1 h 05`. */
export function spokenLength(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return `${whole}${NARROW}s`;
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = whole < 3600 ? Math.floor(whole / 60) : Math.round(whole / 60);
  if (minutes < 60) return `${minutes}${NARROW}min${whole % 60 === 0 ? '' : `${NARROW}${two(whole % 60)}`}`;
  return `${Math.floor(minutes / 60)}${NARROW}h${minutes % 60 === 0 ? '' : `${NARROW}${two(minutes % 60)}`}`;
}

/** How the call went in figures; null: nothing is known. `speakingTurns` null: sides cannot be told. */
export function lengthSentence(facts: {
  readonly durationS: number | null;
  readonly speakingTurns: number | null;
  readonly most: { readonly side: 'agent' | 'client'; readonly share: number } | null;
}): string | null {
  const { durationS, speakingTurns, most } = facts;
  const turns = speakingTurns === null ? null : `${speakingTurns} ${speakingTurns < 2 ? 'tour' : 'tours'} de parole`;
  const length = durationS === null ? null : `appel de ${spokenLength(durationS)}`;
  const share = most && shareOf(most);
  const figures = [length, turns].filter((part) => part !== null).join(', ');
  const said = [figures, share].filter((part) => part !== null && part !== '').join(`${NARROW}; `);
  return said === '' ? null : `${said[0]!.toUpperCase()}${said.slice(1)}.`;
}

function shareOf({ side, share }: { side: 'agent' | 'client'; share: number }): string {
  if (share === 1) return side === 'agent' ? 'seul l’agent a été transcrit' : 'seul le client a été transcrit';
  // Not everything is never "100 %".
  const percent = `${Math.min(99, Math.round(share * 100))}${NARROW}%`;
  return side === 'agent' ? `l’agent dit ${percent} des mots` : `le client dit ${percent} des mots`;
}
