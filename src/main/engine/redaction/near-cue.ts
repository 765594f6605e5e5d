import { isNameOfLetter } from './letters.ts';
import type { NumberCue } from './number-cues.ts';
import { numberWord } from './number-words.ts';
import type { Reading } from './reading.ts';

/** The words near a run of digits that say what it is. */
export interface NearCue {
  readonly kind: NumberCue;
  /** Tokens between the two. */
  readonly distance: number;
  /** It stands behind the run. */
  readonly isBehind: boolean;
}

/** A cue further away is of something else. */
const BEFORE = 12;
/** The same when turns ended between: a question, a nod, an answer. */
const BEFORE_TURNS = 18;
const AFTER = 6;
/** “le numéro de ma ligne”: a plain “number” yields to what it is the number of. */
const PLAIN: ReadonlySet<NumberCue> = new Set(['number', 'account_word']);

/** Between two numbers of one kind: “06 … et le 07 …”. */
const LISTING: ReadonlySet<string> = new Set('et w o ou u and or le la l و او ola wla ولا'.split(' '));

/** Finds the cue of each run: the nearest before it that no other run took, or else one after it (“… c'est mon numéro de client”). */
export function nearCues({ tokens, cues, runs }: Reading): readonly (NearCue | null)[] {
  let next = 0;
  let lastEnd = 0;
  return runs.map((run) => {
    while (next < cues.length && cues[next]!.to <= run.from) next++;
    const previousEnd = lastEnd;
    // “… sur un papier”: a digit alone is an article, and takes no cue from what follows.
    if (run.digits.length > 1) lastEnd = run.to;
    // “06 … et 07 …”: the second of two has the cue of the first.
    const least = isListed(tokens, previousEnd, run.from) ? 0 : previousEnd;
    let best: NearCue | null = null;
    for (let at = next - 1; at >= 0; at--) {
      const cue = cues[at]!;
      const distance = run.from - cue.to;
      const reach = crossesTurn(tokens, cue.to, run.from) ? BEFORE_TURNS : BEFORE;
      if (distance > reach || cue.to < least) break;
      best =
        best === null
          ? { kind: isOfSomething(tokens, cue) ? 'account_word' : cue.kind, distance, isBehind: false }
          : stronger(best, { kind: cue.kind, distance });
    }
    return best ?? cueAfter(tokens, cues, next, run.to);
  });
}

function isListed(tokens: Reading['tokens'], from: number, to: number): boolean {
  if (to - from > 3) return false;
  for (let at = from; at < to; at++) {
    const { folded } = tokens[at]!;
    // “4 D 55 81”: one number with a letter in it.
    if (!LISTING.has(folded) && !/^[a-z\u0621-\u064a]$/u.test(folded) && !isNameOfLetter(folded)) return false;
  }
  return from > 0;
}

/** “رقم الانخراط”, “numéro de mandat”: the number of a thing that is not in the lists. */
function isOfSomething(tokens: Reading['tokens'], { kind, to }: Reading['cues'][number]): boolean {
  if (kind !== 'number') return false;
  const word = tokens[to]?.folded ?? '';
  const thing = tokens[to + 1]?.folded ?? '';
  return (
    /^(?:ال.{3,}|.{3,}(?:تي|ي))$/u.test(word) ||
    (/^(?:de|d|dyal|dial|ديال|ال)$/u.test(word) &&
      thing.length > 3 &&
      numberWord(thing) === null &&
      /^\D+$/.test(thing))
  );
}

/** What two cues say together: “dossier numéro …” is a reference; a plain “number” yields to what it is the number of. */
function stronger(near: NearCue, far: Pick<NearCue, 'kind' | 'distance'>): NearCue {
  if (!PLAIN.has(near.kind) || far.distance - near.distance > 4) return near;
  if (PLAIN.has(far.kind)) return near.kind === far.kind ? near : { ...near, kind: 'account' };
  return far.kind === 'other' ? near : { ...near, kind: far.kind, distance: far.distance };
}

function crossesTurn(tokens: Reading['tokens'], from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (tokens[at]!.gap.includes('\n')) return true;
  return false;
}

function cueAfter(tokens: Reading['tokens'], cues: Reading['cues'], next: number, end: number): NearCue | null {
  const cue = cues[next];
  if (!cue || cue.from < end || cue.from - end > AFTER) return null;
  for (let at = end; at <= cue.from; at++) if (/[.?!؟\n]/u.test(tokens[at]!.gap)) return null;
  return cue.kind === 'other' || cue.kind === 'account_word' || cue.kind === 'dob'
    ? null
    : { kind: cue.kind, distance: cue.from - end, isBehind: true };
}
