// The thread for topics: fitting and classifying take from milliseconds to a second, and the engine answers windows meanwhile.
import { parentPort } from 'node:worker_threads';
import type { GlossaryEntry } from '../../../../shared/domain/topics.ts';
import { appError } from '../../../../shared/errors.ts';
import { serve } from '../../../../shared/ipc/rpc.ts';
import { err, ok } from '../../../../shared/result.ts';
import { keepIds } from '../glossary/keep-ids.ts';
import { makeWorkbook } from '../glossary/make-workbook.ts';
import { readGlossary } from '../glossary/read-glossary.ts';
import { writeGlossary } from '../glossary/write-glossary.ts';
import { fitLocalClassifier, type LocalTopicClassifier } from '../local/fit.ts';
import { topicThreadContract } from './contract.ts';
import { threadPort } from './thread-port.ts';

if (!parentPort) throw new Error('this is a thread of the engine');

/** Two glossaries, each as it is and as it is about to be. */
const MOST_KEPT = 4;
/** Calls come by dozens, whole. */
const MOST_ASKED_BYTES = 2 ** 28;

const fitted = new Map<string, LocalTopicClassifier>();

serve(
  topicThreadContract,
  {
    async fit({ key, glossary, corrections }) {
      const classifier = fitLocalClassifier(glossary, corrections);
      fitted.delete(key);
      fitted.set(key, classifier);
      const [oldest] = fitted.keys();
      if (fitted.size > MOST_KEPT && oldest !== undefined) fitted.delete(oldest);
      return ok({ version: classifier.version, threshold: classifier.threshold });
    },
    async classify({ key, calls, threshold }) {
      const classifier = fitted.get(key);
      if (!classifier) return err(appError('not_found', 'no such classifier is fitted'));
      return ok(
        calls.map((turns) => {
          const { topics, nearest } = classifier.classify(turns, threshold);
          return { topics: topics.map(copy), nearest: nearest && copy(nearest) };
        }),
      );
    },
    async readGlossary({ data, fileName, name, inUse }) {
      const file = await readGlossary(data, fileName, name);
      if (!file.ok) return file;
      const { glossary, notes, layout } = inUse ? keepIds(file.value, inUse) : file.value;
      return ok({ entries: glossary.entries.map(copyEntry), notes: [...notes], isWorkbook: layout !== null });
    },
    async writeGlossary({ glossary, workbook }) {
      if (!workbook) return ok(await makeWorkbook(glossary));
      const { data, fileName, before } = workbook;
      const file = await readGlossary(data, fileName, glossary.name);
      if (!file.ok) return file;
      const { layout } = keepIds(file.value, before);
      if (!layout) return err(appError('internal', 'a workbook that was read is none'));
      return ok(await writeGlossary(data, layout, before, glossary));
    },
  },
  threadPort(parentPort),
  MOST_ASKED_BYTES,
);

function copyEntry(entry: GlossaryEntry) {
  return { ...entry, keywords: [...entry.keywords], examples: [...entry.examples] };
}

function copy<T extends { readonly evidence: readonly number[] }>(found: T) {
  return { ...found, evidence: [...found.evidence] };
}
