/** Makes a function that counts the Unicode code points before a UTF-16 offset; offsets must be asked for in rising order. */
export function createCodePointCounter(text: string): (offset: number) => number {
  let at = 0;
  let count = 0;
  return (offset) => {
    while (at < offset) {
      // A surrogate pair is one code point; half of one, as broken text has it, is one as well.
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      count++;
    }
    return count;
  };
}
