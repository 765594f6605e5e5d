import { foldText } from '../../../shared/domain/text-folding.ts';
import type { Token } from './tokens.ts';

/** A phrase found in a text: tokens `[from, to)`. */
export interface FoundPhrase<Kind> {
  readonly kind: Kind;
  readonly from: number;
  readonly to: number;
}

/** Finds phrases of folded words in tokens: the longest at each place, in order, none over another. */
export type PhraseFinder<Kind> = (tokens: readonly Token[]) => readonly FoundPhrase<Kind>[];

interface Node<Kind> {
  readonly next: Map<string, Node<Kind>>;
  kind: Kind | null;
}

/** What Arabic writes together with the word after it: and, so, in, to, as, the. */
const PREFIXES = ['وال', 'بال', 'فال', 'لل', 'ال', 'و', 'ف', 'ب', 'ل'] as const;
const OWNED = /^(.{3,}?)(?:ي|ك|و|ها|نا|كم|هم)$/u;
const LATIN_ARTICLE = /^l[a-z0-9]{3,}$/;
const ARABIC = /^[\u0621-\u064a]/u;

/**
 * Makes a finder of phrases, which are compared folded (`foldText`). An Arabic word is also found behind the
 * particles and the article that are written together with it.
 */
export function createPhraseFinder<Kind>(phrases: readonly (readonly [Kind, readonly string[]])[]): PhraseFinder<Kind> {
  const root: Node<Kind> = { next: new Map(), kind: null };
  for (const [kind, list] of phrases) for (const phrase of list) add(root, foldText(phrase).split(' '), kind);
  return (tokens) => {
    const found: FoundPhrase<Kind>[] = [];
    for (let from = 0; from < tokens.length; ) {
      const phrase = longestAt(root, tokens, from);
      if (phrase) found.push(phrase);
      from = phrase ? phrase.to : from + 1;
    }
    return found;
  };
}

function add<Kind>(root: Node<Kind>, words: readonly string[], kind: Kind): void {
  let node = root;
  for (const word of words) {
    let next = node.next.get(word);
    if (!next) {
      next = { next: new Map(), kind: null };
      node.next.set(word, next);
    }
    node = next;
  }
  node.kind = kind;
}

function longestAt<Kind>(root: Node<Kind>, tokens: readonly Token[], from: number): FoundPhrase<Kind> | null {
  let nodes: readonly Node<Kind>[] = [root];
  let longest: FoundPhrase<Kind> | null = null;
  for (let at = from; at < tokens.length && nodes.length > 0; at++) {
    // A phrase does not go on in the next turn.
    if (at > from && tokens[at]!.gap.includes('\n')) break;
    const { folded } = tokens[at]!;
    nodes = nodes.length === 1 ? steps(nodes[0]!, folded) : nodes.flatMap((node) => steps(node, folded));
    const ended = nodes.length === 0 ? undefined : nodes.find(({ kind }) => kind !== null);
    if (ended) longest = { kind: ended.kind!, from, to: at + 1 };
  }
  return longest;
}

const NOWHERE: readonly never[] = [];

/** Where a word leads, as it stands first: “الحساب” may begin “الحساب البنكي” and be “حساب” with its article. */
function steps<Kind>(node: Node<Kind>, word: string): readonly Node<Kind>[] {
  const next = node.next.get(word);
  // “lcin”: Darija's article in Latin letters.
  const bare = LATIN_ARTICLE.test(word)
    ? node.next.get(word.slice(1))
    : ARABIC.test(word)
      ? withoutParticles(node, word)
      : undefined;
  if (next && bare) return [next, bare];
  if (!next && !bare) return NOWHERE;
  return [next ?? bare!];
}

function withoutParticles<Kind>(node: Node<Kind>, word: string): Node<Kind> | undefined {
  const bare = withoutPrefix(node, word);
  const owned = bare ? undefined : withoutOwner(word);
  return bare ?? (owned === undefined ? undefined : (node.next.get(owned) ?? withoutPrefix(node, owned)));
}

function withoutPrefix<Kind>(node: Node<Kind>, word: string): Node<Kind> | undefined {
  for (const prefix of PREFIXES) {
    const bare = word.startsWith(prefix) ? node.next.get(word.slice(prefix.length)) : undefined;
    if (bare) return bare;
  }
  return undefined;
}

/** “هاتفي”, “بطاقتك”: a word with whose it is. */
function withoutOwner(word: string): string | undefined {
  const owned = OWNED.exec(word)?.[1];
  return owned?.endsWith('ت') ? `${owned.slice(0, -1)}ه` : owned;
}
