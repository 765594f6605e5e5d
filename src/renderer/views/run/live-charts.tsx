// First of all, as in the page: a bundle of its own takes what it shares with the page into a third one, which comes before both.
import '../../bridge/no-code-from-text.ts';
import { useTranslation } from 'react-i18next';
import type { LiveState } from '../../../shared/ipc/engine/batch-requests.ts';
import { figuresOf } from '../../words/figures.ts';
import { StageShares } from './stage-shares.tsx';
import { TimeChart } from './time-chart.tsx';

/** Processor, memory and speed over the time of the run, and where its time goes. Time runs from left to right in every language. */
export function LiveCharts({ live }: { readonly live: LiveState }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { points } = live;
  return (
    <div className="live-charts">
      <TimeChart
        title={t('live.cpu')}
        aside={t('machine.cores', figures.counted(live.cores))}
        points={points}
        top={1}
        format={figures.percent}
        lines={[
          { of: (point) => point.ownCpu, name: t('live.ours'), look: 'own' },
          { of: (point) => point.systemCpu, name: t('live.machine'), look: 'machine' },
        ]}
      />
      <TimeChart
        title={t('live.memory')}
        aside={t('live.of', { total: figures.size(live.systemMemoryBytes) })}
        points={points}
        top={live.systemMemoryBytes}
        format={figures.size}
        lines={[
          { of: (point) => point.ownMemoryBytes, name: t('live.ours'), look: 'own' },
          { of: (point) => point.systemMemoryBytes, name: t('live.machine'), look: 'machine' },
        ]}
      />
      <TimeChart
        title={t('live.speed')}
        aside=""
        points={points}
        top={null}
        format={(value) => figures.number(value, value < 10 ? 1 : 0)}
        lines={[{ of: (point) => point.speed, name: t('live.ours'), look: 'own' }]}
      />
      <StageShares />
    </div>
  );
}
