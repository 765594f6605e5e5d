/*
 * SentencePiece's compiled normalisation rule (`nmt_nfkc` and its like) as a `Precompiled` normaliser of tokenizer.json
 * carries it: a double-array trie of UTF-8 sequences, and the texts they become. Reads it as Hugging Face's
 * `spm_precompiled` and tokenizers' `normalizers/precompiled.rs` do, their quirks included.
 */

/** Longest grapheme, in bytes, that is looked up whole; longer ones go character by character. */
const WHOLE_GRAPHEME_BYTES = 5;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Reads a rule: base64 of the trie's size in bytes (uint32, little endian), the trie (uint32 units), and the texts, each
 * ended by a zero byte. Throws a `RangeError` where it is cut short. What is returned normalises a text.
 */
export function readCharsmap(base64: string): (text: string) => string {
  const bytes = Uint8Array.from(Buffer.from(base64, 'base64'));
  const view = new DataView(bytes.buffer);
  const trieBytes = view.getUint32(0, true);
  const units = Uint32Array.from({ length: trieBytes / 4 }, (_, index) => view.getUint32(4 + 4 * index, true));
  const texts = bytes.subarray(4 + trieBytes);

  /** What the shortest beginning of `key` that the rule knows becomes: the original takes the first match, not the longest. */
  function replacement(key: Uint8Array): string | undefined {
    let node = offsetOf(units[0] ?? 0);
    for (const byte of key) {
      if (byte === 0) return undefined;
      node ^= byte;
      const unit = units[node] ?? 0;
      // A unit's label is its low byte; the highest bit marks a value, which no label matches.
      if ((unit & 0x80_00_00_ff) >>> 0 !== byte) return undefined;
      node ^= offsetOf(unit);
      if ((unit >>> 8) & 1) {
        const start = (units[node] ?? 0) & 0x7f_ff_ff_ff;
        return decoder.decode(texts.subarray(start, texts.indexOf(0, start)));
      }
    }
    return undefined;
  }

  const known = new Map<string, string>();
  function normalised(grapheme: string): string {
    const key = encoder.encode(grapheme);
    const whole = key.length <= WHOLE_GRAPHEME_BYTES ? replacement(key) : undefined;
    if (whole !== undefined) return whole;
    return Array.from(grapheme, (character) => replacement(encoder.encode(character)) ?? character).join('');
  }

  return (text) => {
    let result = '';
    for (const { segment } of graphemes.segment(text)) {
      let becomes = known.get(segment);
      if (becomes === undefined) {
        becomes = normalised(segment);
        // Alphabets are small; this bounds what a text of nonsense can leave behind.
        if (known.size < 10_000) known.set(segment, becomes);
      }
      result += becomes;
    }
    return result;
  };
}

/** Where a unit's children begin, relative to it (Darts-clone's layout). */
function offsetOf(unit: number): number {
  return (unit >>> 10) << ((unit & 0x200) >>> 6);
}
