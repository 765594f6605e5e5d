import { useTranslation } from 'react-i18next';
import { errorText } from '../../../shared/error-text.ts';
import type { PreflightSummary } from '../../../shared/ipc/engine/batch-requests.ts';
import { usePreferences } from '../../state/preferences.ts';
import { figuresOf } from '../../words/figures.ts';
import { isolated } from '../../words/isolated.ts';

/** Names that stand in a line before the others are only counted. */
const IN_A_LINE = 3;

/** Which files will not be analysed: each reason once, in plain words, with what to do and the names it is about. */
export function RejectedFiles({ found }: { readonly found: PreflightSummary }) {
  const { t } = useTranslation();
  const language = usePreferences((state) => state.language);
  if (found.rejected.length === 0) return null;
  return (
    <section className="sheet-section">
      <h2>{t('preflight.rejectedTitle')}</h2>
      <ul className="reasons">
        {found.rejected.map(({ code, count, names }) => (
          <li key={code}>
            <b>{errorText(code, language).sentence}</b>
            <span>{errorText(code, language).remedy}</span>
            <Names names={names} count={count} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Which files are there twice, and as what. */
export function DuplicateFiles({ found }: { readonly found: PreflightSummary }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  if (found.duplicates.length === 0) return null;
  return (
    <section className="sheet-section">
      <h2>{t('preflight.duplicatesTitle')}</h2>
      <ul className="reasons">
        {found.duplicates.map(({ fileName, of }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two folders may hold files of one name
          <li key={n}>
            <bdi className="figure">{fileName}</bdi>
            <span>{t('preflight.sameAs', { name: isolated(of) })}</span>
          </li>
        ))}
        {found.duplicatesCount > found.duplicates.length && (
          <li>{t('preflight.more', figures.counted(found.duplicatesCount - found.duplicates.length))}</li>
        )}
      </ul>
    </section>
  );
}

/** A few names and how many others; the ones that are known open under them. */
function Names({ names, count }: { readonly names: readonly string[]; readonly count: number }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const list = (some: readonly string[]) =>
    some.map((name, n) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: two folders may hold files of one name
      <bdi key={n} className="figure">
        {name}
      </bdi>
    ));
  if (count <= IN_A_LINE) return <span className="names">{list(names)}</span>;
  const unnamed = count - names.length;
  return (
    <details>
      <summary className="names">
        {list(names.slice(0, IN_A_LINE))} {t('preflight.more', figures.counted(count - IN_A_LINE))}
      </summary>
      <span className="names">
        {list(names.slice(IN_A_LINE))}
        {unnamed > 0 && ` ${t('preflight.more', figures.counted(unnamed))}`}
      </span>
    </details>
  );
}
