import { create } from 'zustand';
import type { AppError } from '../../shared/errors.ts';
import { connected } from './connection.ts';
import { usePreferences } from './preferences.ts';

/** The last export of this window. */
interface Exported {
  readonly busy: boolean;
  readonly resultsName: string | null;
  readonly error: AppError | null;
}

/** See `Exported`. */
export const useExport = create<Exported>(() => ({ busy: false, resultsName: null, error: null }));

/** Writes the files of a batch into the folder for results. */
export async function exportBatch(batchId: string): Promise<void> {
  if (useExport.getState().busy) return;
  useExport.setState({ busy: true, error: null });
  const { language } = usePreferences.getState();
  const written = await connected().engine.request('exportBatch', { batchId, language });
  useExport.setState(
    written.ok
      ? { busy: false, resultsName: written.value.resultsName }
      : { busy: false, resultsName: null, error: written.error },
  );
}

/** Shows the written table in the system's file manager. */
export async function showExported(): Promise<void> {
  const { resultsName } = useExport.getState();
  if (resultsName) await connected().shell.request('showResult', { name: resultsName });
}
