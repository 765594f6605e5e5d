import { useTranslation } from 'react-i18next';
import type { PreflightSummary } from '../../../shared/ipc/engine/batch-requests.ts';
import { clock, figuresOf } from '../../words/figures.ts';
import { isolated } from '../../words/isolated.ts';
import { languageNamesOf } from '../../words/language-names.ts';
import { localeOf } from '../../words/translate.ts';

/** The figures of a preflight, and in one line what the run will be done with. */
export function PreflightFacts({ found }: { readonly found: PreflightSummary }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const lines = Object.entries(found.linesOfBusiness).filter(([, count]) => count > 0);
  const left = found.recordings - found.upToDate;
  const unnamed = lines.reduce((rest, [, count]) => rest - count, left);
  const todo = [
    t('preflight.calls', figures.counted(left)),
    ...lines.map(([line, count]) => `${line} ${figures.number(count)}`),
    ...(unnamed > 0 ? [t('preflight.noLine', figures.counted(unnamed))] : []),
  ];
  // When nothing is left to do, neither its length nor its time is worth a line.
  const facts: (readonly [string, string] | false)[] = [
    left > 0 && [t('preflight.todo'), todo.join(' · ')],
    left > 0 && [t('preflight.audio'), found.audioS < 3600 ? clock(found.audioS) : figures.span(found.audioS)],
    left > 0 && [
      t('preflight.estimate'),
      found.estimateS === null ? t('preflight.unmeasured') : figures.span(Math.max(1, found.estimateS)),
    ],
    found.upToDate > 0 && [t('preflight.upToDate'), figures.number(found.upToDate)],
    found.duplicatesCount > 0 && [t('preflight.duplicates'), figures.number(found.duplicatesCount)],
    found.othersCount > 0 && [t('preflight.others'), figures.number(found.othersCount)],
  ];
  return (
    <>
      <dl className="facts preflight-facts">
        {facts
          .filter((fact) => fact !== false)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
      </dl>
      <p className="note">
        {t('preflight.with', {
          asr: isolated(found.asr.name),
          languages: languageNames(found.asr.languages, t('preflight.anyLanguage'), i18n.language),
          vad: isolated(found.vad.name),
          free: figures.size(found.freeBytes),
        })}
      </p>
    </>
  );
}

/** Names of languages in a list; `any` when there is none. */
export function languageNames(codes: readonly string[], any: string, language: string): string {
  if (codes.length === 0) return any;
  return new Intl.ListFormat(localeOf(language)).format(codes.map(languageNamesOf(language)));
}
