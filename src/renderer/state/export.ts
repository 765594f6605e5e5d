import { create } from 'zustand';
import type { AppError } from '../../shared/errors.ts';
import type { ExportScope } from '../../shared/ipc/engine/list-requests.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { connected } from './connection.ts';
import { useFusionTrial } from './fusion-trial.ts';
import { usePlace } from './place.ts';
import { usePreferences } from './preferences.ts';

/** What an export wrote. */
export interface Written {
  readonly resultsName: string;
  readonly files: number;
  /** Of these, how many were not analysed yet. */
  readonly pending: number;
}

/** The last export of this window. */
interface Exported {
  readonly busy: boolean;
  readonly written: Written | null;
  readonly error: AppError | null;
}

/** See `Exported`. */
export const useExport = create<Exported>(() => ({ busy: false, written: null, error: null }));

/** How a table is written. */
export type CsvForm = Pick<Settings, 'csvSeparator' | 'csvOneLine'>;

/** Writes calls of a batch into the folder for results. */
export async function exportCalls(batchId: string, scope: ExportScope, csv: CsvForm): Promise<void> {
  const { csvSeparator, csvOneLine } = csv;
  if (useExport.getState().busy) return;
  useExport.setState({ busy: true, written: null, error: null });
  const { language } = usePreferences.getState();
  const written = await connected().engine.request('exportCalls', {
    batchId,
    scope,
    language,
    csvSeparator,
    csvOneLine,
    fusion: useFusionTrial.getState().trial,
  });
  useExport.setState(
    written.ok ? { busy: false, written: written.value } : { busy: false, written: null, error: written.error },
  );
}

/** Shows the written table in the system's file manager. */
export async function showExported(): Promise<void> {
  const { written } = useExport.getState();
  if (written) await connected().shell.request('showResult', { batchId: null, name: written.resultsName });
}

/** Takes the note of the last export away. */
export function dismissExport(): void {
  useExport.setState({ written: null, error: null });
}

// What was written of one batch is nothing of another.
usePlace.subscribe((now, before) => {
  if (now.batchId !== before.batchId && !useExport.getState().busy) dismissExport();
});
