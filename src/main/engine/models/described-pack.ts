import { type ModelFile, type ModelManifest, modelManifestSchema } from '../../../shared/domain/model.ts';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { hasFile, type Pack } from './pack.ts';
import { classifierFacts, type Recognised, readChecked, unsupported } from './recognised.ts';

/** A pack that brings its own `model.json`. */
export interface Described {
  readonly manifest: ModelManifest;
  /** The files it speaks of: the only ones looked at. */
  readonly paths: readonly string[];
  /**
   * What was recognised, with what only the `model.json` can know: its card, and how a classifier's answers are read.
   * `model_unsupported` where it contradicts the files.
   */
  complete(recognised: Recognised): Result<Recognised, AppError>;
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
    complete: (recognised) => completed(recognised, manifest),
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

function completed(recognised: Recognised, manifest: ModelManifest): Result<Recognised, AppError> {
  const card = manifest.files.find(({ role }) => role === 'card');
  const files = card ? [...recognised.files, { role: 'card', path: card.source }] : recognised.files;
  const found = recognised.classifier?.labels;
  const said = manifest.labels ?? found;
  if (found && said?.join() !== found.join())
    return unsupported(`model.json: labels are ${said?.join(', ')}, those of config.json ${found.join(', ')}`);
  const { trainingPriors } = manifest;
  if (trainingPriors && trainingPriors.length !== said?.length)
    return unsupported(`model.json: trainingPriors: expected ${said?.length ?? 0}, found ${trainingPriors.length}`);
  const facts = { ...classifierFacts(manifest), labels: said };
  return ok({ ...recognised, files, classifier: facts });
}
