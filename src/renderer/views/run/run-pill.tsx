import { useTranslation } from 'react-i18next';
import { showBatch, usePlace } from '../../state/place.ts';
import { useRun } from '../../state/run.ts';
import { figuresOf } from '../../words/figures.ts';
import { answered, shareOf } from './run-figures.ts';

/** How far the running batch is, in the bar, where its list is not seen; leads there. */
export function RunPill() {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const away = usePlace(({ page, callId }) => page !== null || callId !== null);
  const running = useRun((state) => state.running);
  if (!away || !running) return null;
  const { batchId, progress } = running;
  const counts = `${figures.number(answered(progress))} / ${figures.number(progress.found)}`;
  const share = figures.percent(shareOf(progress));
  const show = () => {
    showBatch(batchId);
    usePlace.setState({ page: null });
  };
  return (
    <button
      type="button"
      className="pill accent run-pill"
      aria-label={`${t('run.show')} · ${counts} · ${share}`}
      title={t('run.show')}
      onClick={show}
    >
      <bdi className="figure" dir="ltr">
        {counts}
      </bdi>
      <span aria-hidden="true">·</span>
      <bdi className="figure">{share}</bdi>
    </button>
  );
}
