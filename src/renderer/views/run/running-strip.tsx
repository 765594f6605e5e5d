import { useTranslation } from 'react-i18next';
import type { BatchProgress } from '../../../shared/domain/batch-progress.ts';
import { STAGES, type Stage } from '../../../shared/domain/job.ts';
import { Button } from '../../components/button.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { useKeyLabel } from '../../state/commands.ts';
import { filter, showBatch } from '../../state/place.ts';
import { cancelRun, pauseRun, useRun } from '../../state/run.ts';
import { figuresOf } from '../../words/figures.ts';
import { answered, shareOf } from './run-figures.ts';

/** How the running batch goes, whichever batch is shown, and the two ways to stop it. */
export function RunningStrip({ shownId }: { readonly shownId: string }) {
  const { t, i18n } = useTranslation();
  const pauseKey = useKeyLabel('pause');
  const running = useRun((state) => state.running);
  const stopping = useRun((state) => state.stopping);
  if (!running) return null;
  const { progress, batchId } = running;
  const figures = figuresOf(i18n.language);
  const slowest = slowestStage(progress);
  const { topics } = progress;
  return (
    <div className="strip running">
      <ProgressBar share={shareOf(progress)} label={t('run.progress')} />
      <b className="figure" dir="ltr">
        {figures.number(answered(progress))} / {figures.number(progress.found)}
      </b>
      <span className="quiet">
        {phaseText(progress, t('run.scanning'), t('run.writing')) ??
          (progress.phase === 'topics'
            ? t('run.topicsLeft')
            : progress.etaS === null
              ? t('run.analysing')
              : t('run.left', { time: figures.span(progress.etaS) }))}
      </span>
      {topics && topics.due > 0 && (
        <span className="note topics-progress">
          {t('run.topics', { done: figures.number(topics.done), due: figures.number(topics.due) })}
        </span>
      )}
      {progress.audioHoursPerHour > 0 && (
        <span className="note">{t('run.speed', { speed: figures.number(progress.audioHoursPerHour) })}</span>
      )}
      {slowest && <span className="note slowest">{t('run.slowest', { stage: t(`stage.${slowest}`) })}</span>}
      {progress.failed > 0 && (
        <Button
          kind="quiet"
          onClick={() => {
            if (batchId !== shownId) showBatch(batchId);
            filter({ status: 'failed' });
          }}
        >
          {t('run.failed', figures.counted(progress.failed))}
        </Button>
      )}
      {batchId !== shownId && (
        <Button kind="quiet" onClick={() => showBatch(batchId)}>
          {t('run.show')}
        </Button>
      )}
      <Button disabled={stopping !== null} onClick={() => void pauseRun()}>
        {stopping === 'pause' ? t('run.pausing') : t('run.pause')} <KeyCap name={pauseKey} />
      </Button>
      <Button disabled={stopping === 'cancel'} onClick={() => void cancelRun()} hint={t('run.cancelHelp')}>
        {stopping === 'cancel' ? t('run.cancelling') : t('run.cancel')}
      </Button>
    </div>
  );
}

function phaseText({ phase }: BatchProgress, scanning: string, writing: string): string | null {
  return phase === 'scanning' ? scanning : phase === 'writing' ? writing : null;
}

function slowestStage({ perStage }: BatchProgress): Stage | null {
  const slowest = STAGES.reduce((a, b) => ((perStage[b] ?? 0) > (perStage[a] ?? 0) ? b : a));
  return (perStage[slowest] ?? 0) > 0 ? slowest : null;
}
