import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { create } from 'zustand';
import type { EgressFilter, EgressRow } from '../../shared/domain/egress.ts';
import type { AppError } from '../../shared/errors.ts';
import { type CallPages, createCallPages } from './call-pages.ts';
import { connected, useConnection } from './connection.ts';
import { note } from './notices.ts';
import { openFromLedger } from './place.ts';
import { settingsNow } from './settings.ts';

/** The rows of the ledger, fetched where they are looked at and again when something changes. */
export function useLedgerPages(filter: EgressFilter): CallPages<EgressRow> {
  const connection = useConnection((state) => state.connection);
  const revision = useConnection((state) => state.revision);
  const key = JSON.stringify(filter);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the filter; another connection asks anew
  const pages = useMemo(
    () =>
      createCallPages<EgressRow>((offset, limit, signal) =>
        connected().engine.request('ledgerPage', { filter, offset, limit }, signal),
      ),
    [key, connection],
  );
  useSyncExternalStore(pages.subscribe, pages.version);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every revision asks anew
  useEffect(() => pages.outdate(), [pages, revision]);
  useEffect(() => {
    pages.look(0, 0);
    return () => pages.end();
  }, [pages]);
  return pages;
}

/** How the last export of the ledger went. */
interface LedgerExport {
  readonly busy: boolean;
  /** The name of the file. */
  readonly written: string | null;
  readonly error: AppError | null;
}

/** See `LedgerExport`. */
export const useLedgerExport = create<LedgerExport>(() => ({ busy: false, written: null, error: null }));

/** Writes what the filter leaves into the folder for results, as tables are written by the settings. */
export async function exportLedger(filter: EgressFilter): Promise<void> {
  const settings = settingsNow()?.settings;
  if (!settings || useLedgerExport.getState().busy) return;
  useLedgerExport.setState({ busy: true, written: null, error: null });
  const { csvSeparator, csvOneLine } = settings;
  const written = await connected().engine.request('exportLedger', { filter, csvSeparator, csvOneLine });
  useLedgerExport.setState(
    written.ok
      ? { busy: false, written: written.value.name, error: null }
      : { busy: false, written: null, error: written.error },
  );
}

/** Takes the note of the last export away; one that is being written tells of itself when it is. */
export function forgetLedgerExport(): void {
  useLedgerExport.setState({ written: null, error: null });
}

/** Opens the call of a request. One that is erased is said to be. */
export async function openCallOf(callId: string): Promise<void> {
  const batches = await connected().engine.request('batchesOfCall', { callId });
  if (batches.ok) openFromLedger(callId, batches.value);
  else note('unknownCall');
}
