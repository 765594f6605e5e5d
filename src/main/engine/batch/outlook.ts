import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isNoRecording } from '../../../shared/domain/left-aside.ts';
import type { GlossaryName } from '../../../shared/domain/topics.ts';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { resolveModel } from '../../platform/model-store.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { parseFileName } from '../intake/file-name.ts';
import { glossaryOfFile } from '../topics/glossary-of-file.ts';
import { agentChannelOf } from './agent-channel.ts';
import type { BatchRoom } from './batch-room.ts';
import { estimateDurationS } from './estimate-duration.ts';
import { type FedFile, feed } from './feed.ts';
import { countSorted, type FoundRecording, type Preflight, sortFiles } from './preflight.ts';
import { analysisSettings, findSnapshot, installedModels } from './settings-snapshot.ts';
import { divideMachine } from './sizing.ts';

/** What has been seen while a folder is still being looked at. */
export interface Looked {
  readonly found: number;
  readonly rejected: number;
  /** Of all recordings so far, duplicates too. */
  readonly audioS: number;
}

/** A model as people know it. One that is not installed has no name but its id. */
export interface KnownModel {
  readonly id: string;
  readonly name: string;
  /** ISO 639 codes; empty: any, or not known. */
  readonly languages: readonly string[];
}

/** What a batch begun now would do, and with what. */
export interface Outlook extends Preflight {
  /** Recordings that have their results with these settings and models, and are not analysed again. */
  readonly upToDate: number;
  /** Recordings whose analysis with these settings and models failed. */
  readonly failedBefore: number;
  /** Seconds of audio of the recordings that would be analysed; those that failed before are not among them. */
  readonly todoS: number;
  /** Recordings of two channels; the others are one lane that is nobody's. */
  readonly stereo: number;
  /** Of those, the ones whose agent is on the left by the file names' rules and the setting. */
  readonly agentLeft: number;
  /** Of the recordings that are not up to date; a name that tells no line is in neither. */
  readonly linesOfBusiness: { readonly B2B: number; readonly B2C: number };
  /** How many recordings each glossary would have, whether or not they are up to date. */
  readonly glossaries: Readonly<Record<GlossaryName, number>>;
  /** The models it would run with. */
  readonly asr: KnownModel;
  readonly vad: KnownModel;
  /** Why it cannot run with them; null: it can. */
  readonly modelError: AppError | null;
  /** Free where the catalog lies, and what a batch needs to begin. */
  readonly freeBytes: number;
  readonly leastFreeBytes: number;
}

/** What `lookAhead` is told, and whom it tells. */
export interface LookAheadOptions {
  readonly paths: readonly string[];
  readonly recursive: boolean;
  readonly signal: AbortSignal;
  /** Called after every file. */
  onLooked?(looked: Looked): void;
}

/** Looks at everything a batch would look at, and writes nothing. Errors: those of `feed`. */
export async function lookAhead(room: BatchRoom, options: LookAheadOptions): Promise<Result<Outlook, AppError>> {
  const { settings, ffmpegPath } = room;
  const { catalog } = room.open;
  const all: FedFile[] = [];
  const looked = { found: 0, rejected: 0, audioS: 0 };
  const workers = divideMachine(settings, Number.POSITIVE_INFINITY, 0).ioWorkers;
  const identify = { minDurationS: settings.minDurationS, ffmpegPath };
  const onFound = () => {
    looked.found += 1;
  };
  const fed = await feed({ ...options, workers, identify, onFound }, (file) => {
    all.push(file);
    if (file.identified.ok) looked.audioS += estimateDurationS(file.identified.value);
    else if (!isNoRecording(file.identified.error)) looked.rejected += 1;
    options.onLooked?.(looked);
  });
  if (!fed.ok) return fed;
  const files = sortFiles(all);
  const models = await installedModels(room.modelFolders, settings);
  const snapshot = models.ok ? findSnapshot(catalog, analysisSettings(settings), models.value) : null;
  const { bavail, bsize } = await statfs(dirname(room.catalogFile));
  return ok({
    ...countSorted(catalog, files),
    ...answeredAlready(catalog, files.recordings, snapshot),
    ...whoIsWhere(files.recordings, settings),
    glossaries: countGlossaries(files.recordings, settings),
    asr: await describeModel(room, settings.asrModel),
    vad: await describeModel(room, settings.vadModel),
    modelError: models.ok ? null : models.error,
    freeBytes: bavail * bsize,
    leastFreeBytes: room.minFreeBytes,
  });
}

async function describeModel({ modelFolders }: BatchRoom, id: string): Promise<KnownModel> {
  const model = await resolveModel(modelFolders, id);
  if (!model.ok) return { id, name: id, languages: [] };
  const { name, languages } = model.value.manifest;
  return { id, name, languages };
}

function answeredAlready(catalog: Catalog, recordings: readonly FoundRecording[], snapshot: number | null) {
  let [upToDate, failedBefore, todoS] = [0, 0, 0];
  const linesOfBusiness = { B2B: 0, B2C: 0 };
  for (const { fileName, identified } of recordings) {
    const state = snapshot === null ? undefined : callState(catalog, identified.sha256, snapshot);
    if (state === 'done') upToDate += 1;
    else if (state === 'failed') failedBefore += 1;
    else todoS += estimateDurationS(identified);
    const line = state === 'done' ? null : parseFileName(fileName)?.lineOfBusiness;
    if (line) linesOfBusiness[line] += 1;
  }
  return { upToDate, failedBefore, todoS, linesOfBusiness };
}

function callState(catalog: Catalog, sha256: string, snapshot: number) {
  const query = catalog.sql
    .selectFrom('calls')
    .innerJoin('recordings', 'recordings.id', 'calls.recording_id')
    .select('calls.state')
    .where('recordings.sha256', '=', sha256)
    .where('calls.settings_id', '=', snapshot)
    .limit(1);
  return catalog.first(query)?.state;
}

function countGlossaries(recordings: readonly FoundRecording[], settings: Settings): Record<GlossaryName, number> {
  const glossaries = { B2B: 0, B2C: 0 };
  for (const { path } of recordings) glossaries[glossaryOfFile(path, settings)] += 1;
  return glossaries;
}

function whoIsWhere(recordings: readonly FoundRecording[], settings: Settings) {
  let [stereo, agentLeft] = [0, 0];
  for (const { fileName, identified } of recordings) {
    if (identified.channels !== 2) continue;
    stereo += 1;
    if (agentChannelOf(fileName, settings) === 'left') agentLeft += 1;
  }
  return { stereo, agentLeft };
}
