import { create } from 'zustand';
import type { CallLink } from '../../shared/call-link.ts';
import { type CallQuery, type CallSort, NO_FILTERS } from '../../shared/domain/call-list.ts';
import { type EgressFilter, NO_EGRESS_FILTER } from '../../shared/domain/egress.ts';
import { useLibraryLayout } from './library-layout.ts';

/** The parts of the settings, in the order they are listed. */
export const SETTINGS_SECTIONS = [
  'general',
  'folders',
  'models',
  'sentiment',
  'topics',
  'database',
  'privacy',
  'keys',
  'advanced',
] as const;
/** See `SETTINGS_SECTIONS`. */
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

/** Where the analyst is, and what the list is narrowed to. */
interface Place {
  /** A page over the library and the call; null: none. Leaving it leads back to where the analyst was. */
  readonly page: 'settings' | 'glossary' | 'ledger' | null;
  /** The page that the settings or the ledger were opened over, to which leaving them leads back; null: none. */
  readonly under: 'settings' | 'glossary' | 'ledger' | null;
  /** What the ledger is narrowed to. */
  readonly ledger: EgressFilter;
  /** The part of the settings that is shown, or was last. */
  readonly section: SettingsSection;
  /** The opened call; null: the library. */
  readonly callId: string | null;
  /** The page that the opened call was opened from, to which leaving it leads back; null: the list. */
  readonly from: 'glossary' | 'ledger' | null;
  /** Where in a call a link pointed, until its player was there. */
  readonly startAt: CallLink | null;
  /** Null: the newest batch. */
  readonly batchId: string | null;
  readonly filters: Omit<CallQuery, 'batchId'>;
  readonly sort: CallSort;
  /** The row the keyboard is on. */
  readonly row: number;
}

/** See `Place`. */
export const usePlace = create<Place>(() => ({
  page: null,
  under: null,
  ledger: NO_EGRESS_FILTER,
  section: 'general',
  callId: null,
  from: null,
  startAt: null,
  batchId: null,
  filters: NO_FILTERS,
  sort: useLibraryLayout.getState().sort,
  row: 0,
}));

/** Narrows the list; the keyboard begins at its top. */
export function filter(change: Partial<Place['filters']>): void {
  usePlace.setState(({ filters }) => ({ filters: { ...filters, ...change }, row: 0 }));
}

/** Shows another batch, without the filters of the last one. */
export function showBatch(batchId: string): void {
  usePlace.setState({ batchId, callId: null, from: null, filters: NO_FILTERS, row: 0 });
}

/** Sorts by a column; a second time turns the order round, a third gives the order of the scan back. */
export function sortBy(by: CallSort['by']): void {
  usePlace.setState(({ sort }) => {
    if (sort.by !== by) return { sort: { by, descending: false }, row: 0 };
    return { sort: sort.descending ? { by: 'position', descending: false } : { by, descending: true }, row: 0 };
  });
  useLibraryLayout.setState({ sort: usePlace.getState().sort });
}

/** Shows the settings: the given part, else the one that was shown last. */
export function openSettings(section: SettingsSection = usePlace.getState().section): void {
  usePlace.setState(({ page, under }) => ({ page: 'settings', under: page === 'settings' ? under : page, section }));
}

/**
 * Opens a call at the place that a link points at, in the list of the batch it is in: the one that is shown when that has it,
 * else the newest of `batchIds`.
 */
export function openLinked(link: CallLink, batchIds: readonly string[]): void {
  usePlace.setState(({ batchId, filters, row }) => {
    const shown = batchId !== null && batchIds.includes(batchId);
    const list = shown ? { filters, row } : { batchId: batchIds[0] ?? batchId, filters: NO_FILTERS, row: 0 };
    return { page: null, under: null, callId: link.callId, from: null, startAt: link, ...list };
  });
}

/** Shows the glossaries, or takes them away when they are shown. */
export function toggleGlossary(): void {
  usePlace.setState(({ page }) => ({ page: page === 'glossary' ? null : 'glossary', under: null }));
}

/** Opens a call of the glossary workbench, in the list of the batch it is in; see `openLinked`. */
export function openFromGlossary(callId: string, batchIds: readonly string[]): void {
  openLinked({ callId, startAtS: 0 }, batchIds);
  usePlace.setState({ from: 'glossary', startAt: null });
}

/** Shows what left this computer: all of it, or what a filter leaves. */
export function openLedger(filter: Partial<EgressFilter> = {}): void {
  usePlace.setState(({ page, under }) => ({
    page: 'ledger',
    under: page === 'ledger' ? under : page,
    ledger: { ...NO_EGRESS_FILTER, ...filter },
  }));
}

/** Shows what left for a call. Leaving it leads back to where the analyst is now. */
export function openLedgerOfCall(callId: string): void {
  openLedger({ callId });
}

/** Opens a call of the ledger, in the list of the batch it is in; see `openLinked`. */
export function openFromLedger(callId: string, batchIds: readonly string[]): void {
  openLinked({ callId, startAtS: 0 }, batchIds);
  usePlace.setState({ from: 'ledger', startAt: null });
}

/** One step back: from a page to what was under it, from a call to where it was opened. */
export function leave(): void {
  usePlace.setState(({ page, under, from }) => {
    if (page !== null) return { page: under, under: null };
    return { page: from, from: null, callId: null };
  });
}
