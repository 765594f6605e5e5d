import { type Command, Option } from 'commander';
import { type AppError, appError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import { type ModelSlot, slotsOfModel } from '../../shared/settings/model-slots.ts';
import { type Collection, importCollection, readCollection } from '../engine/models/collection.ts';
import { importModel } from '../engine/models/import-model.ts';
import { type ListedModel, listModels, modelFolders, resolveModel } from '../platform/model-store.ts';
import { verifyModel } from '../platform/verify-model.ts';
import type { CliContext } from './context.ts';
import { type ExplainedError, explainError, warnOfError } from './explain-error.ts';
import { fillSlots, SLOT_WORDS, type UseOptions, useModel } from './models-use.ts';

interface JsonFlag {
  readonly json?: boolean;
}

/** A model as `models list --json` gives it. What is not known, because `model.json` cannot be read, is null. */
interface ModelRow {
  readonly id: string;
  readonly kind: string | null;
  readonly name: string | null;
  readonly architecture: string | null;
  readonly version: string | null;
  readonly languages: readonly string[];
  readonly licence: string | null;
  readonly sizeBytes: number | null;
  /** `ready`: every file is there with its size; content is checked by `verify`, and before each load. */
  readonly state: 'ready' | 'missing' | 'damaged';
  /** Whether the settings choose it, and where they put it to work. */
  readonly chosen: boolean;
  readonly slots: readonly ModelSlot[];
  readonly folder: string;
  readonly error: ExplainedError | null;
}

/** Adds `models list`, `models verify` and `models import` to the program. `context` is asked for when one runs. */
export function registerModels(program: Command, context: () => CliContext): void {
  const models = program
    .command('models')
    .description('the models that hear and understand: list, verify, import, use');
  models
    .command('list')
    .description('list the installed models')
    .option('--json', 'print an array of objects')
    .action((options: JsonFlag) => list(context(), options));
  models
    .command('verify')
    .description('compare every file of the models with the hash it must have (exit 1 if one differs)')
    .argument('[ids...]', 'models to verify; all when none is given')
    .option('--json', 'print an array of objects')
    .action((ids: readonly string[], options: JsonFlag) => verify(context(), ids, options));
  models
    .command('import')
    .description('copy a model into the profile: recogniser, voice detector, or classifier of text or voice, as ONNX')
    .argument('<path>', 'folder or zip, as Hugging Face exports it, or the folder that tools/convert-models wrote')
    .option('--id <id>', 'id to choose the model by; made from the name of the folder when not given')
    .option('--precision <name>', 'which ONNX file to take when there are several: fp32, fp16, int8 …')
    .option('--json', 'print the imported model as an object')
    .action((path: string, options: JsonFlag & { id?: string; precision?: string }) =>
      importOne(context(), path, options),
    );
  models
    .command('use')
    .description('put a model to work: in the slot of its kind; a classifier judges both sides, or the one of --side')
    .argument('<id>', 'an installed model, or "none" to empty the slots of --kind')
    .addOption(new Option('--side <side>', 'whose side a classifier judges').choices(['agent', 'client']))
    .addOption(new Option('--kind <kind>', 'which classifiers "none" takes away').choices(['text', 'acoustic']))
    .action((id: string, options: UseOptions) => useModel(context(), id, options));
}

async function list(context: CliContext, options: JsonFlag): Promise<void> {
  const folders = modelFolders(context.profileFolder);
  const rows = await Promise.all((await listModels(folders)).map((model) => describe(model, folders, context)));
  if (options.json) return context.print(JSON.stringify(rows, null, 2));
  const cells = rows.map((row) => [
    `${row.chosen ? '*' : ' '} ${row.id}`,
    row.kind ?? '?',
    row.architecture ?? '?',
    row.languages.join(',') || '-',
    row.sizeBytes === null ? '?' : `${(row.sizeBytes / 1e6).toFixed(1)} MB`,
    row.licence ?? '?',
    row.state,
    row.slots.map((slot) => SLOT_WORDS[slot]).join(', ') || '-',
  ]);
  for (const line of columns([
    ['  ID', 'KIND', 'ARCHITECTURE', 'LANGUAGE', 'SIZE', 'LICENCE', 'STATE', 'USED FOR'],
    ...cells,
  ]))
    context.print(line);
  for (const row of rows) if (row.error) context.warn(`${row.id}: ${row.error.detail}\n  → ${row.error.remedy}`);
}

async function describe(model: ListedModel, folders: readonly string[], context: CliContext): Promise<ModelRow> {
  const resolved = await resolveModel(folders, model.id);
  const manifest = model.manifest.ok ? model.manifest.value : null;
  const slots = slotsOfModel(context.settings, model.id);
  return {
    id: model.id,
    kind: manifest?.kind ?? null,
    name: manifest?.name ?? null,
    architecture: manifest?.architecture ?? null,
    version: manifest?.version ?? null,
    languages: manifest?.languages ?? [],
    licence: manifest?.licence ?? null,
    sizeBytes: manifest ? manifest.files.reduce((sum, file) => sum + file.sizeBytes, 0) : null,
    state: resolved.ok ? 'ready' : resolved.error.code === 'model_missing' ? 'missing' : 'damaged',
    chosen: slots.length > 0,
    slots,
    folder: model.folder,
    error: resolved.ok ? null : explainError(resolved.error, context),
  };
}

async function verify(context: CliContext, ids: readonly string[], options: JsonFlag): Promise<void> {
  const folders = modelFolders(context.profileFolder);
  const known = (await listModels(folders)).map((model) => model.id);
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    warnOfError(appError('bad_usage', `no model ${unknown.join(', ')}; there are: ${known.join(', ')}`), context);
    return context.setExitCode(2);
  }
  const results: { id: string; ok: boolean; error: ExplainedError | null }[] = [];
  for (const id of ids.length > 0 ? ids : known) {
    const resolved = await resolveModel(folders, id);
    const result: Result<unknown, AppError> = resolved.ok ? await verifyModel(resolved.value) : resolved;
    results.push({ id, ok: result.ok, error: result.ok ? null : explainError(result.error, context) });
    if (options.json) continue;
    if (result.ok) context.print(`${id}: ok`);
    else warnOfError(result.error, context);
  }
  if (options.json) context.print(JSON.stringify(results, null, 2));
  context.setExitCode(results.every((result) => result.ok) ? 0 : 1);
}

async function importOne(
  context: CliContext,
  path: string,
  options: JsonFlag & { id?: string; precision?: string },
): Promise<void> {
  const { profileFolder } = context;
  const collection = await readCollection(path);
  if (!collection.ok) return tellImportError(context, collection.error, options);
  if (collection.value) return importAll(context, collection.value, options);
  const result = await importModel(path, { profileFolder, id: options.id, precision: options.precision });
  if (!result.ok) return tellImportError(context, result.error, options);
  const { manifest, folder, alreadyThere } = result.value;
  if (options.json) return context.print(JSON.stringify({ ...manifest, folder, alreadyThere }, null, 2));
  context.print(`${manifest.id}: ${manifest.kind}, ${manifest.architecture}${wasThere(alreadyThere)}`);
  context.print(`  ${folder}`);
  if (manifest.kind === 'asr' || manifest.kind === 'vad')
    context.print(`  nabra analyze FOLDER --${manifest.kind} ${manifest.id}`);
  else context.print(`  nabra models use ${manifest.id} --side client`);
}

/** Each model of a folder of several, and the slots that are theirs. */
async function importAll(
  context: CliContext,
  collection: Collection,
  options: JsonFlag & { id?: string; precision?: string },
): Promise<void> {
  if (options.id !== undefined || options.precision !== undefined)
    return tellImportError(
      context,
      appError('bad_usage', '--id and --precision are for one model; the folder has several'),
      options,
    );
  const importInto = async (folder: string) => {
    const imported = await importModel(folder, { profileFolder: context.profileFolder });
    if (imported.ok && !options.json) {
      const { manifest, alreadyThere } = imported.value;
      context.print(`${manifest.id}: ${manifest.kind}, ${manifest.architecture}${wasThere(alreadyThere)}`);
    }
    return imported;
  };
  const result = await importCollection(collection, importInto, (slots) => fillSlots(context, slots));
  if (!result.ok) return tellImportError(context, result.error, options);
  const { models, slots } = result.value;
  if (options.json) {
    const imported = models.map(({ manifest, folder, alreadyThere }) => ({ ...manifest, folder, alreadyThere }));
    return context.print(JSON.stringify({ models: imported, slots: Object.fromEntries(slots) }, null, 2));
  }
  for (const [slot, id] of slots) context.print(`  ${SLOT_WORDS[slot]}: ${id}`);
}

function wasThere(alreadyThere: boolean): string {
  return alreadyThere ? ', was there already' : '';
}

function tellImportError(context: CliContext, error: AppError, options: JsonFlag): void {
  const usage = error.code === 'bad_usage' || error.code === 'not_found';
  if (options.json) context.print(JSON.stringify({ error: explainError(error, context) }, null, 2));
  else warnOfError(error, context);
  context.setExitCode(usage ? 2 : 1);
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
