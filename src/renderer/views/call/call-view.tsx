import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallDetails, Peaks } from '../../../shared/domain/call-details.ts';
import { interactionMetrics } from '../../../shared/domain/interaction-metrics.ts';
import { flagText } from '../../../shared/flag-text.ts';
import { Button } from '../../components/button.tsx';
import { Pill } from '../../components/pill.tsx';
import { leave } from '../../state/place.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useAsked } from '../../state/use-asked.ts';
import { figuresOf } from '../../words/figures.ts';
import { ErrorNote } from '../error-note.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { Lanes } from './lanes.tsx';
import type { Player } from './player.ts';
import { PlayerBar } from './player-bar.tsx';
import { Transcript } from './transcript.tsx';
import { usePlayer } from './use-player.ts';
import { utterancesOf } from './utterances.ts';

/** An opened call. */
export function CallView({ callId }: { readonly callId: string }) {
  const call = useAsked(`call ${callId}`, ({ engine }, signal) => engine.request('call', { callId }, signal));
  const peaks = useAsked(`peaks ${callId}`, ({ engine }, signal) => engine.request('peaks', { callId }, signal), {
    live: false,
  });
  const player = usePlayer(callId);
  if (call.error && !call.value) return <ErrorNote error={call.error} />;
  if (!call.value || !player) return null;
  return (
    <>
      {peaks.error && <ErrorNote error={peaks.error} />}
      <OpenedCall call={call.value} peaks={peaks.value} player={player} />
    </>
  );
}

function OpenedCall(props: { readonly call: CallDetails; readonly peaks: Peaks | null; readonly player: Player }) {
  const { t } = useTranslation();
  const { call, peaks, player } = props;
  const utterances = useMemo(() => utterancesOf(call.lanes), [call]);
  const metrics = useMemo(
    () =>
      interactionMetrics(
        call.lanes.map(({ side, segments }) => ({
          side,
          speech: segments,
          words: segments.reduce((sum, { words }) => sum + words.length, 0),
        })),
        call.durationS,
      ),
    [call],
  );
  const transcribed = call.state === 'done' || utterances.length > 0;
  return (
    <div className="call">
      <div className="call-body">
        <main className="call-main">
          <CallHead call={call} />
          <Lanes call={call} peaks={peaks} player={player} />
          {utterances.length === 0 && <p className="waiting">{t(transcribed ? 'call.noText' : 'call.waiting')}</p>}
          <Transcript utterances={utterances} silences={metrics.silences} player={player} />
          {call.lanes.some(({ wordTiming }) => wordTiming === 'interpolated') && utterances.length > 0 && (
            <p className="note timing">{t('call.timing')}</p>
          )}
        </main>
        <FactsPanel call={call} metrics={metrics} />
      </div>
      <PlayerBar player={player} call={call} />
    </div>
  );
}

function CallHead({ call }: { readonly call: CallDetails }) {
  const { t, i18n } = useTranslation();
  const language = usePreferences((state) => state.language);
  const { agent, recorderId, recordedAt, lineOfBusiness, fileName } = call;
  const title = agent === null ? fileName : `${agent} → ${recorderId}`;
  return (
    <div className="strip">
      <Button kind="quiet" label={t('call.back')} onClick={leave}>
        <span className="mirrored">←</span>
      </Button>
      <h1 dir="ltr" title={fileName}>
        {title}
      </h1>
      {recordedAt !== null && (
        <Pill>
          <bdi className="figure" dir="ltr">
            {figuresOf(i18n.language).fullDate(recordedAt)}
          </bdi>
        </Pill>
      )}
      {lineOfBusiness !== null && <Pill>{lineOfBusiness}</Pill>}
      {call.findings.length > 0 && (
        <Pill kind="warn" title={call.findings.map(({ flag }) => flagText(flag, language)).join('\n')}>
          ⚠ {flagText(call.findings[0]?.flag ?? 'no_speech', language).split(/[:;؛.]/)[0]}
        </Pill>
      )}
    </div>
  );
}
