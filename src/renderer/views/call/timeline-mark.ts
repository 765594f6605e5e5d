/** A place of the call that is marked on its lanes. `hit`: what was looked for was said there. */
export interface TimelineMark {
  readonly timeS: number;
  readonly kind: 'hit';
}
