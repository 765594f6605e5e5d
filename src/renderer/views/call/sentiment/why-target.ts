import type { Judge } from './segment-sentiments.ts';

/** Whose reasons are shown: those of a judge on a segment (by the key of its turn), or on a whole lane. */
export type WhyTarget = (
  | { readonly kind: 'segment'; readonly key: string }
  | { readonly kind: 'lane'; readonly channel: number }
) & {
  readonly judge: Judge;
  /** Asked for by the keyboard, which then goes to the reasons. */
  readonly byKey: boolean;
};
