import { type ModelFile, type ModelManifest, modelManifestSchema } from '../../../shared/domain/model.ts';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { hasFile, type Pack } from './pack.ts';
import { readChecked, unsupported } from './recognised.ts';

/** A pack that brings its own `model.json`. */
export interface Described {
  readonly manifest: ModelManifest;
  /** The files it speaks of: the only ones looked at. */
  readonly paths: readonly string[];
  /** How the files found differ from what it says; null when they do not. */
  contradiction(files: readonly ModelFile[]): string | null;
}

/** Reads the `model.json` of a pack; null when it has none. `model_unsupported`: not valid, or a file is missing. */
export async function readDescription(pack: Pack): Promise<Result<Described | null, AppError>> {
  if (!hasFile(pack, 'model.json')) return ok(null);
  const read = await readChecked(pack, 'model.json', modelManifestSchema);
  if (!read.ok) return read;
  const manifest = read.value;
  for (const { source } of manifest.files) {
    if (source.startsWith('npm:')) return unsupported(`model.json: ${source}: an imported model brings its own files`);
    if (!hasFile(pack, source)) return unsupported(`model.json: ${source} is missing`);
  }
  return ok({
    manifest,
    paths: manifest.files.map((file) => file.source),
    contradiction(files) {
      for (const { role, source, sha256 } of manifest.files) {
        const found = files.find((file) => file.source === source);
        if (!found || found.role.replace(/\d+$/, '') !== role.replace(/\d+$/, ''))
          return `model.json: ${source} is not the ${role} of a ${manifest.architecture} model`;
        if (found.sha256 !== sha256) return `${source} has sha256 ${found.sha256}, model.json says ${sha256}`;
      }
      return null;
    },
  });
}
