import { useTranslation } from 'react-i18next';
import { STAGES } from '../../../shared/domain/job.ts';
import { Button } from '../../components/button.tsx';
import { Pill } from '../../components/pill.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { filter } from '../../state/place.ts';
import { pauseRun, useRun } from '../../state/run.ts';
import { figuresOf } from '../../words/figures.ts';
import { ErrorNote } from '../error-note.tsx';

/** Above the table: how the run goes or how it ended. */
export function RunStrip(_: { readonly batchId: string }) {
  const { running, ended } = useRun();
  return (
    <>
      {(running || ended) && <div className="strip">{running ? <Running /> : <Ended />}</div>}
      {ended?.error && <ErrorNote error={ended.error} />}
    </>
  );
}

function Running() {
  const { t, i18n } = useTranslation();
  const { running, stopping } = useRun();
  if (!running) return null;
  const figures = figuresOf(i18n.language);
  const { progress } = running;
  const answered = progress.done + progress.failed + progress.rejected + progress.skipped;
  const slowest = STAGES.reduce((a, b) => ((progress.perStage[b] ?? 0) > (progress.perStage[a] ?? 0) ? b : a));
  const share = progress.audioTotalS > 0 ? progress.audioDoneS / progress.audioTotalS : 0;
  return (
    <>
      <Pill kind="accent">
        <span className="figure">
          {figures.number(answered)} / {figures.number(progress.found)}
        </span>
        {progress.phase === 'scanning' && ` · ${t('run.scanning')}`}
        {progress.etaS !== null && ` · ${t('run.left', { time: figures.span(progress.etaS) })}`}
        {progress.audioHoursPerHour > 0 &&
          ` · ${t('run.speed', { speed: figures.number(progress.audioHoursPerHour) })}`}
      </Pill>
      <ProgressBar share={share} label={t('row.running')} />
      {(progress.perStage[slowest] ?? 0) > 0 && (
        <span className="note">{t('run.slowest', { stage: t(`stage.${slowest}`) })}</span>
      )}
      <Button disabled={stopping} onClick={() => void pauseRun()}>
        {stopping ? t('run.pausing') : t('run.pause')}
      </Button>
    </>
  );
}

function Ended() {
  const { t, i18n } = useTranslation();
  const { ended } = useRun();
  if (!ended) return null;
  const figures = figuresOf(i18n.language);
  const { done, skipped, failed, rejected, found } = ended.progress;
  const whole = ended.error === null && done + skipped + failed + rejected >= found;
  return (
    <>
      <Pill kind={whole ? 'good' : 'warn'}>
        {whole ? t('run.done', { done: figures.number(done + skipped) }) : t('run.stopped')}
      </Pill>
      {failed > 0 && (
        <Button kind="quiet" onClick={() => filter({ status: 'failed' })}>
          {t('run.failed', { count: failed })}
        </Button>
      )}
      <Button kind="quiet" label={t('run.dismiss')} onClick={() => useRun.setState({ ended: null })}>
        ×
      </Button>
    </>
  );
}
