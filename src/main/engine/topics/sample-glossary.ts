import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GlossaryNote } from '../../../shared/domain/glossary-note.ts';
import type { Glossary, GlossaryName } from '../../../shared/domain/topics.ts';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { appRoot } from '../../platform/app-root.ts';
import type { TopicThread } from './thread/open-thread.ts';

/** The glossary that comes with the program: what is classified by until the owner's is imported. */
export interface SampleGlossary {
  readonly fileName: string;
  readonly data: Uint8Array;
  readonly content: Glossary;
  readonly notes: readonly GlossaryNote[];
}

/** Reads the sample of a name. Errors: those of reading a glossary; of the thread. Throws when the program's own file is gone. */
export async function readSample(thread: TopicThread, name: GlossaryName): Promise<Result<SampleGlossary, AppError>> {
  const fileName = `glossaire ${name}.xlsx`;
  const data = new Uint8Array(await readFile(join(appRoot(), 'resources', 'samples', 'glossaries', fileName)));
  const sample = await thread.ask('readGlossary', { name, fileName, data, inUse: null });
  if (!sample.ok) return sample;
  const { entries, notes } = sample.value;
  return ok({ fileName, data, content: { name, entries }, notes });
}
