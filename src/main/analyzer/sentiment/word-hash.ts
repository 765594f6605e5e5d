/** Offset basis and prime of 32-bit FNV-1a, here over 16-bit code units. */
export const FNV_BASIS = 0x811c9dc5 | 0;
/** See `FNV_BASIS`. */
export const FNV_PRIME = 0x01000193;

/** FNV-1a over the code units `units[start … end)`; a signed 32-bit integer. */
export function hashWord(units: Uint16Array, start: number, end: number): number {
  let hash = FNV_BASIS;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ units[i], FNV_PRIME);
  return hash;
}
