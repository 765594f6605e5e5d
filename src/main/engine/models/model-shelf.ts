import { basename } from 'node:path';
import { type AppError, appError } from '../../../shared/errors.ts';
import type { ModelWork } from '../../../shared/ipc/engine/model-requests.ts';
import { err, type Result } from '../../../shared/result.ts';
import { modelFolders, resolveModel } from '../../platform/model-store.ts';
import { verifyModel } from '../../platform/verify-model.ts';
import { type ImportedModel, importModel } from './import-model.ts';
import { createWorkBoard, type WorkBoard } from './model-work.ts';
import { removeModel } from './remove-model.ts';

/** The installed models, as a window works with them. */
export interface ModelShelf {
  readonly work: Pick<WorkBoard, 'current' | 'listen'>;
  /** How comparing a model's files with their hashes ended; undefined: not done since the start. */
  verdict(id: string): Result<unknown, AppError> | undefined;
  /** Imports and verifies the copy. Errors: those of `importModel`; `bad_usage`: other work is under way. */
  import(
    path: string,
    options: { readonly id?: string | undefined; readonly precision?: string | undefined },
    signal: AbortSignal,
  ): Promise<Result<ImportedModel, AppError>>;
  /** Errors: those of `verifyModel`; `bad_usage`: other work is under way. */
  verify(id: string, signal: AbortSignal): Promise<Result<unknown, AppError>>;
  /** See `removeModel`; `bad_usage`: other work is under way. */
  remove(id: string): Promise<Result<null, AppError>>;
}

/** Makes the shelf of a profile. */
export function createModelShelf(profileFolder: string): ModelShelf {
  const board = createWorkBoard();
  const verdicts = new Map<string, Result<unknown, AppError>>();

  /** Does one piece of work; a second one is refused meanwhile, because both would write into one folder. */
  async function alone<T>(first: ModelWork, work: () => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> {
    if (board.current()) return err(appError('bad_usage', 'another model is being imported or checked'));
    board.show(first);
    try {
      return await work();
    } finally {
      board.end();
    }
  }

  async function compare(work: ModelWork, id: string, signal: AbortSignal): Promise<Result<unknown, AppError>> {
    const model = await resolveModel(modelFolders(profileFolder), id);
    if (!model.ok) return model;
    const ofBytes = model.value.manifest.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    let bytes = 0;
    const verified = await verifyModel(model.value, signal, (more) => {
      bytes += more;
      board.show({ ...work, step: 'verifying', share: bytes / ofBytes });
    });
    if (verified.ok || verified.error.code !== 'cancelled') verdicts.set(id, verified);
    return verified;
  }

  function remove(id: string): Promise<Result<null, AppError>> {
    verdicts.delete(id);
    return removeModel(profileFolder, id);
  }

  return {
    work: board,
    verdict: (id) => verdicts.get(id),
    import(path, options, signal) {
      const work: ModelWork = { kind: 'import', name: basename(path), modelId: null, step: 'reading', share: 0 };
      return alone(work, async () => {
        const onCopied = (bytes: number, ofBytes: number) =>
          board.show({ ...work, step: 'copying', share: Math.min(1, bytes / ofBytes) });
        const imported = await importModel(path, { ...options, profileFolder, signal, onCopied });
        if (!imported.ok) return imported;
        // What was hashed on the way is what was read; this is what lies on the disk.
        const { id } = imported.value.manifest;
        const verified = await compare({ ...work, modelId: id }, id, signal);
        if (verified.ok) return imported;
        if (!imported.value.alreadyThere) await remove(id);
        return verified;
      });
    },
    verify(id, signal) {
      const work: ModelWork = { kind: 'verify', name: id, modelId: id, step: 'verifying', share: 0 };
      return alone(work, () => compare(work, id, signal));
    },
    remove: (id) =>
      board.current()
        ? Promise.resolve(err(appError('bad_usage', 'a model is being imported or checked')))
        : remove(id),
  };
}
