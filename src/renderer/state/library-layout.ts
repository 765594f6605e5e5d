import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** The columns of the list of calls, in the order they have by themselves. */
export const COLUMN_IDS = [
  'flags',
  'review',
  'recordedAt',
  'agent',
  'lineOfBusiness',
  'fileName',
  'duration',
  'firstWords',
  'stages',
  'status',
] as const;
/** See `COLUMN_IDS`. */
export type ColumnId = (typeof COLUMN_IDS)[number];

/** What the library remembers of how the analyst arranged it, from one start of the window to the next. */
interface LibraryLayout {
  readonly order: readonly ColumnId[];
  readonly hidden: readonly ColumnId[];
  /** In CSS pixels; a column that is not here has the width it has by itself. */
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>;
  readonly sideWidth: number;
}

const COLUMNS: Pick<LibraryLayout, 'order' | 'hidden' | 'widths'> = {
  order: COLUMN_IDS,
  hidden: ['lineOfBusiness', 'status'],
  widths: {},
};

/** See `LibraryLayout`. */
export const useLibraryLayout = create<LibraryLayout>()(
  persist(() => ({ ...COLUMNS, sideWidth: 248 }) as LibraryLayout, {
    name: 'library',
    // Kept by another version, perhaps: a column that is new stands at its end, one that is gone is dropped.
    merge(kept, fresh) {
      const known = { ...fresh, ...(kept as Partial<LibraryLayout> | undefined) };
      const order = known.order.filter((id) => COLUMN_IDS.includes(id));
      return { ...known, order: [...order, ...COLUMN_IDS.filter((id) => !order.includes(id))] };
    },
  }),
);

/** Shows a column, or hides it; the last one stays. */
export function toggleColumn(id: ColumnId): void {
  useLibraryLayout.setState(({ hidden, order }) => {
    if (hidden.includes(id)) return { hidden: hidden.filter((one) => one !== id) };
    return order.length - hidden.length > 1 ? { hidden: [...hidden, id] } : {};
  });
}

/** Moves a column to a place in the order. */
export function moveColumn(id: ColumnId, to: number): void {
  useLibraryLayout.setState(({ order }) => {
    const others = order.filter((one) => one !== id);
    const place = Math.max(0, Math.min(others.length, to));
    return { order: [...others.slice(0, place), id, ...others.slice(place)] };
  });
}

/** Gives a column another width, in CSS pixels. */
export function widenColumn(id: ColumnId, width: number): void {
  useLibraryLayout.setState(({ widths }) => ({ widths: { ...widths, [id]: Math.round(width) } }));
}

/** The columns as they are by themselves. */
export function resetColumns(): void {
  useLibraryLayout.setState(COLUMNS);
}
