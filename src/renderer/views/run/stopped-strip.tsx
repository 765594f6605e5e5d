import { useTranslation } from 'react-i18next';
import type { BatchCard } from '../../../shared/ipc/engine/batch-requests.ts';
import { Button } from '../../components/button.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { Pill } from '../../components/pill.tsx';
import { useCommands, useKeyLabel } from '../../state/commands.ts';
import { giveUpRun, resumeRun } from '../../state/run.ts';
import { figuresOf } from '../../words/figures.ts';

/** A batch that was paused, stopped or interrupted: what is left of it, and how to go on. */
export function StoppedStrip({ batch }: { readonly batch: BatchCard }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const key = useKeyLabel('pause');
  const { id, state, summary } = batch;
  const resume = () => void resumeRun(id);
  useCommands({ pause: resume });
  const left = summary
    ? summary.found - summary.analysed - summary.failed - summary.rejected - summary.skipped
    : undefined;
  return (
    <div className="strip">
      <Pill kind="warn">
        {state === 'cancelled'
          ? t('run.leftOut', figures.counted(left ?? 0))
          : [
              t(state === 'paused' ? 'run.paused' : 'run.interrupted'),
              ...(left ? [t('run.waiting', figures.counted(left))] : []),
            ].join(' · ')}
      </Pill>
      <Button kind="primary" onClick={resume}>
        {t('run.resume')} <KeyCap name={key} />
      </Button>
      {state === 'paused' && summary && (
        <Button onClick={() => void giveUpRun(id)} hint={t('run.cancelHelp')}>
          {t('run.cancel')}
        </Button>
      )}
    </div>
  );
}
