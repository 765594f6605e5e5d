import { useTranslation } from 'react-i18next';
import type { PreflightSummary } from '../../../shared/ipc/engine/batch-requests.ts';
import { clock, figuresOf } from '../../words/figures.ts';

/** How many files there are: counted up while they are read, in the same place as at the end. */
export function PreflightCount(props: {
  readonly looked: { readonly found: number; readonly rejected: number; readonly audioS: number } | null;
  readonly found: PreflightSummary | null;
}) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { looked, found } = props;
  const [files, rejected] = found ? [found.found, found.rejectedCount] : [looked?.found ?? 0, looked?.rejected ?? 0];
  return (
    <p className="preflight-count" role="status" aria-busy={found === null}>
      <b>{t('preflight.found', figures.counted(files))}</b>
      {rejected > 0 && <span className="bad">{t('preflight.rejected', figures.counted(rejected))}</span>}
      {!found && (
        <span className="note">
          {looked && looked.audioS > 0 && <bdi className="figure">{clock(looked.audioS)}</bdi>} {t('preflight.looking')}
        </span>
      )}
    </p>
  );
}
