import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { bottleneckText } from '../../../shared/bottleneck-text.ts';
import { Button } from '../../components/button.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { useCommands, useKeyLabel } from '../../state/commands.ts';
import { toggleLive, useLive, useLiveDrawer } from '../../state/live.ts';
import { note } from '../../state/notices.ts';
import { usePlace } from '../../state/place.ts';
import { usePreferences } from '../../state/preferences.ts';
import { pauseRun, useRun } from '../../state/run.ts';
import { figuresOf } from '../../words/figures.ts';

// The charts' library is as large as all the rest of the page, and most starts show no chart.
const LiveCharts = lazy(() =>
  import('./live-charts.tsx').then(({ LiveCharts: component }) => ({ default: component })),
);

/** Under every view, when it is open: what the machine does while it analyses, and what holds it back. */
export function LiveDrawer() {
  const open = useLiveDrawer((state) => state.open);
  useCommands({
    live: toggleLive,
    pause: () => {
      const { running } = useRun.getState();
      if (running) void pauseRun();
      const { page, callId } = usePlace.getState();
      // In the list its strip tells.
      if (page !== null || callId !== null) note(running ? 'pausing' : 'nothingRuns');
    },
  });
  return open ? <OpenDrawer /> : null;
}

function OpenDrawer() {
  const { t, i18n } = useTranslation();
  const language = usePreferences((state) => state.language);
  const key = useKeyLabel('live');
  const live = useLive((state) => state.live);
  const figures = figuresOf(i18n.language);
  return (
    <section className="live" aria-label={t('live.title')}>
      <header className="live-head">
        <h2>{t('live.title')}</h2>
        {live && (
          <p className="bottleneck">
            {live.bottleneck ? bottleneckText(live.bottleneck, language) : t('live.waiting')}
          </p>
        )}
        <span className="grow" />
        {live && (
          <p className="note">
            {live.gpu ? t('live.gpuIdle', { used: figures.percent(live.gpu.used) }) : t('live.gpuNone')}
          </p>
        )}
        <Button kind="quiet" label={`${t('live.close')} ${key}`.trim()} hint={t('live.close')} onClick={toggleLive}>
          <span aria-hidden="true">×</span> <KeyCap name={key} />
        </Button>
      </header>
      {live ? (
        <Suspense fallback={<div className="live-charts" />}>
          <LiveCharts live={live} />
        </Suspense>
      ) : (
        <p className="waiting">{t('live.none')}</p>
      )}
    </section>
  );
}
