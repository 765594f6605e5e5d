import type { Judgements } from './segment-sentiments.ts';

/** A rule of `fuse`, by the name it has in the words. */
type Rule = 'mean' | 'textUnsure' | 'acousticUnsure' | 'bothUnsure' | 'onlyText' | 'onlyAcoustic';

/** The rules of `fuse` that made a fused judgement. */
export function rulesApplied({ text, acoustic }: Pick<Judgements, 'text' | 'acoustic'>): readonly Rule[] {
  if (!text) return ['onlyAcoustic'];
  if (!acoustic) return ['onlyText'];
  if (text.verdict.sure === acoustic.verdict.sure) return text.verdict.sure ? ['mean'] : ['mean', 'bothUnsure'];
  return ['mean', text.verdict.sure ? 'acousticUnsure' : 'textUnsure'];
}
