import { useTranslation } from 'react-i18next';
import type { CallDetails } from '../../../shared/domain/call-details.ts';
import type { InteractionMetrics } from '../../../shared/domain/interaction-metrics.ts';
import { flagText } from '../../../shared/flag-text.ts';
import { SideName } from '../../components/side-name.tsx';
import { usePreferences } from '../../state/preferences.ts';
import { figuresOf } from '../../words/figures.ts';

/** Beside the call: what was noticed about the recording, and how the two talked. */
export function FactsPanel({ call, metrics }: { readonly call: CallDetails; readonly metrics: InteractionMetrics }) {
  const { t } = useTranslation();
  const language = usePreferences((state) => state.language);
  return (
    <aside className="side facts-panel">
      <h2>{t('call.facts')}</h2>
      {call.findings.length === 0 && <p className="note">{t('call.noFacts')}</p>}
      <ul className="findings">
        {call.findings.map(({ flag, detail }) => (
          <li key={flag} title={detail}>
            {flagText(flag, language)}
          </li>
        ))}
      </ul>
      <Exchange call={call} metrics={metrics} />
      <h2>{t('call.sentiment')}</h2>
      <p className="note">{t('call.notYet')}</p>
      <h2>{t('call.topics')}</h2>
      <p className="note">{t('call.notYet')}</p>
    </aside>
  );
}

function Exchange({ call, metrics }: { readonly call: CallDetails; readonly metrics: InteractionMetrics }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { agentShare, silenceS, overTalkS, interruptionsS, pace } = metrics;
  const share = (part: number) => Math.min(1, part / Math.max(1, call.durationS));
  return (
    <>
      <h2>{t('call.exchange')}</h2>
      <dl className="meters">
        {agentShare !== null && (
          <div>
            <dt>{t('call.ratio')}</dt>
            <dd className="meter" dir="ltr">
              <i className="agent" style={{ inlineSize: `${agentShare * 100}%` }} />
              <i className="client" style={{ inlineSize: `${(1 - agentShare) * 100}%` }} />
            </dd>
            <dd className="figure" dir="ltr">
              {figures.number(agentShare * 100)}/{figures.number((1 - agentShare) * 100)}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('call.silence')}</dt>
          <dd className="meter" dir="ltr">
            <i style={{ inlineSize: `${share(silenceS) * 100}%` }} />
          </dd>
          <dd className="figure">{figures.percent(share(silenceS))}</dd>
        </div>
        {agentShare !== null && (
          <>
            <div>
              <dt>{t('call.overlap')}</dt>
              <dd className="meter" dir="ltr">
                <i style={{ inlineSize: `${share(overTalkS) * 100}%` }} />
              </dd>
              <dd className="figure" dir="ltr">
                {figures.number(overTalkS, 1)} s
              </dd>
            </div>
            <div>
              <dt>{t('call.interruptions')}</dt>
              <dd />
              <dd className="figure">{figures.number(interruptionsS.length)}</dd>
            </div>
          </>
        )}
      </dl>
      <dl className="paces">
        {call.lanes.map(({ channel, side }, n) => {
          const words = pace[n];
          return words === null || words === undefined ? null : (
            <div key={channel}>
              <dt>
                <SideName side={side} name={t('call.pace', { side: t(`side.${side}`).toLowerCase() })} />
              </dt>
              <dd>{t('call.wordsPerMinute', { count: Math.round(words) })}</dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}
