import type { Preferences } from '../../shared/ipc/shell-contract.ts';

type Sizes = Pick<Preferences, 'textSize' | 'density'>;

/** Text sizes over the normal one, so that text of 13 pixels becomes one of 12 or 15: whole pixels are the sharpest. */
const SCALE = { small: 12 / 13, normal: 1, large: 15 / 13 } as const satisfies Record<Sizes['textSize'], number>;
/** Height of a row of a table at the normal text size, in CSS pixels. */
const ROW_PX = { compact: 32, comfortable: 40 } as const satisfies Record<Sizes['density'], number>;

/** The height of a table's row in CSS pixels, as `--row` has it. */
export function rowPx({ textSize, density }: Sizes): number {
  return Math.round(ROW_PX[density] * SCALE[textSize]);
}

/** The length of a rem in CSS pixels. */
export function remPx({ textSize }: Pick<Sizes, 'textSize'>): number {
  return 16 * SCALE[textSize];
}

/** Gives the document its sizes: every length in rem follows the text, rows the density as well. */
export function showSizes(sizes: Sizes): void {
  const { style } = document.documentElement;
  style.fontSize = `${remPx(sizes)}px`;
  style.setProperty('--row', `${rowPx(sizes)}px`);
}
