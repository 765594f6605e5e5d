import { basename, dirname } from 'node:path';
import type { GlossaryName } from '../../../shared/domain/topics.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { matchesPattern } from '../intake/name-pattern.ts';

/** The glossary of a file: the first rule that matches its name, else the first that matches its folder, else the setting. */
export function glossaryOfFile(path: string, settings: Pick<Settings, 'glossary' | 'glossaryRules'>): GlossaryName {
  const { glossaryRules, glossary } = settings;
  const ruleFor = (text: string) => glossaryRules.find(({ pattern }) => matchesPattern(text, pattern));
  return (ruleFor(basename(path)) ?? ruleFor(dirname(path)))?.glossary ?? glossary;
}
