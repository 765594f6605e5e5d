import { z } from 'zod';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { callSortSchema } from '../../shared/domain/call-list.ts';

/** The columns of the list of calls, in the order they have by themselves. */
export const COLUMN_IDS = [
  'flags',
  'review',
  'recordedAt',
  'agent',
  'lineOfBusiness',
  'fileName',
  'duration',
  'clientSentiment',
  'agentSentiment',
  'topics',
  'firstWords',
  'stages',
  'status',
] as const;
/** See `COLUMN_IDS`. */
export type ColumnId = (typeof COLUMN_IDS)[number];

const COLUMNS = {
  order: COLUMN_IDS,
  // Until calls are reviewed that column says the same of each.
  hidden: ['review', 'lineOfBusiness', 'status'],
  widths: {},
} as const;

const columnIdSchema = z.enum(COLUMN_IDS);
/** Kept by another version, perhaps: a column that is gone is dropped. */
const columnsSchema = z
  .array(z.unknown())
  .transform((ids): readonly ColumnId[] => [...new Set(ids.flatMap((id) => columnIdSchema.safeParse(id).data ?? []))]);

/** What the library remembers of how the analyst arranged it, from one start of the window to the next. */
export const layoutSchema = z.object({
  order: columnsSchema
    .catch([])
    // A column that is new stands at the end.
    .transform((order): readonly ColumnId[] => [...order, ...COLUMN_IDS.filter((id) => !order.includes(id))]),
  hidden: columnsSchema.refine((hidden) => hidden.length < COLUMN_IDS.length).catch([...COLUMNS.hidden]),
  /** In CSS pixels; a column that is not here has the width it has by itself. */
  widths: z.partialRecord(columnIdSchema, z.number().positive()).readonly().catch(COLUMNS.widths),
  sort: callSortSchema.catch({ by: 'position', descending: false }),
  sideWidth: z.number().positive().catch(248),
  /** Whether the chart of the topics is open. */
  topicChart: z.boolean().catch(false),
});
type LibraryLayout = z.infer<typeof layoutSchema>;

/** See `layoutSchema`. */
export const useLibraryLayout = create<LibraryLayout>()(
  persist(() => layoutSchema.parse({}), { name: 'library', merge: (kept) => layoutSchema.parse(kept ?? {}) }),
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

/** Opens the chart of the topics, or closes it. */
export function toggleTopicChart(): void {
  useLibraryLayout.setState(({ topicChart }) => ({ topicChart: !topicChart }));
}

/** The columns as they are by themselves. */
export function resetColumns(): void {
  useLibraryLayout.setState(COLUMNS);
}
