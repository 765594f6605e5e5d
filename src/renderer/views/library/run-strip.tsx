import { useTranslation } from 'react-i18next';
import { STAGES } from '../../../shared/domain/job.ts';
import { Button } from '../../components/button.tsx';
import { Pill } from '../../components/pill.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { useCommands, useKeyLabel } from '../../state/commands.ts';
import { exportBatch, showExported, useExport } from '../../state/export.ts';
import { filter } from '../../state/place.ts';
import { chooseFolder, pauseRun, useRun } from '../../state/run.ts';
import { figuresOf } from '../../words/figures.ts';
import { ErrorNote } from '../error-note.tsx';

/** Above the table: how the run goes or how it ended, and what can be done with the batch. */
export function RunStrip({ batchId }: { readonly batchId: string }) {
  const { t } = useTranslation();
  const exportKey = useKeyLabel('export');
  const { running, ended } = useRun();
  const exported = useExport();
  useCommands({ export: () => void exportBatch(batchId) });
  return (
    <>
      <div className="strip">
        {running ? <Running /> : ended ? <Ended /> : null}
        <span className="grow" />
        {exported.resultsName && (
          <>
            <Pill kind="good">{t('export.done', { name: exported.resultsName })}</Pill>
            <Button kind="quiet" onClick={() => void showExported()}>
              {t('export.show')}
            </Button>
          </>
        )}
        {!running && <Button onClick={() => void chooseFolder()}>{t('library.add')}</Button>}
        <Button kind="primary" disabled={exported.busy} onClick={() => void exportBatch(batchId)}>
          {t('export.button')} <kbd>{exportKey}</kbd>
        </Button>
      </div>
      {exported.error && <ErrorNote error={exported.error} />}
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
