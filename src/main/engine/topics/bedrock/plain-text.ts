// Controls, and marks that change the direction of what follows: they can make a line look like another one.
const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

/** A text as one line of letters: what controls, breaks lines or turns the direction becomes a space, half a character a sign. */
export function plainLine(text: string): string {
  return text.toWellFormed().replace(UNSEEN, ' ').replace(/\s+/gu, ' ').trim();
}

/** The same for a prompt: nothing in it can open or close a block. */
export function promptLine(text: string): string {
  return plainLine(text).replace(/[<>]/g, (mark) => (mark === '<' ? '‹' : '›'));
}

/** A text of at most `most` characters, ended between words and with an ellipsis where it was longer. */
export function capped(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const lastSpace = cut.lastIndexOf(' ');
  // A pair of surrogates is not taken apart.
  return `${(lastSpace > most / 2 ? cut.slice(0, lastSpace) : cut).replace(/[\ud800-\udbff]$/, '')}…`;
}
