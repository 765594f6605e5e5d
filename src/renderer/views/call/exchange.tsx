import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallDetails } from '../../../shared/domain/call-details.ts';
import type { InteractionMetrics } from '../../../shared/domain/interaction-metrics.ts';
import { SideName } from '../../components/side-name.tsx';
import { type Figures, figuresOf } from '../../words/figures.ts';

/** How the two talked, in figures, with how each is measured. */
export function Exchange({ call, metrics }: { readonly call: CallDetails; readonly metrics: InteractionMetrics }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { agentShare, silenceS, overTalkS, interruptionsS } = metrics;
  const seconds = (value: number) => t('call.seconds', { seconds: figures.number(value, 1) });
  const share = (part: number) => Math.min(1, part / Math.max(1, call.durationS));
  return (
    <section aria-labelledby="exchange-title">
      <h2 id="exchange-title">{t('call.exchange')}</h2>
      <dl className="meters">
        {agentShare !== null && <TalkRatio agentShare={agentShare} figures={figures} />}
        <Meter name={t('call.silence')} explained={t('call.explain.silence')} share={share(silenceS)}>
          {figures.percent(share(silenceS))} · {seconds(silenceS)}
        </Meter>
        {agentShare !== null && (
          <>
            <Meter name={t('call.overlap')} explained={t('call.explain.overlap')} share={share(overTalkS)}>
              {seconds(overTalkS)}
            </Meter>
            <Meter name={t('call.interruptions')} explained={t('call.explain.interruptions')} share={null}>
              {figures.number(interruptionsS.length)}
            </Meter>
          </>
        )}
        {call.lanes.map(({ channel, side }, n) => {
          const words = metrics.pace[n];
          return words === null || words === undefined ? null : (
            <div key={channel} className="pace">
              <dt title={t('call.explain.pace')}>
                {t('call.pace')} <SideName side={side} name={t(`side.${side}`)} />
              </dt>
              <dd className="value">{t('call.wordsPerMinute', figures.counted(Math.round(words)))}</dd>
            </div>
          );
        })}
      </dl>
      <details className="measured">
        <summary>{t('call.measured')}</summary>
        <dl>
          {(['ratio', 'silence', 'overlap', 'interruptions', 'pace'] as const).map((one) => (
            <div key={one}>
              <dt>{t(`call.${one}`)}</dt>
              <dd>{t(`call.explain.${one}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}

function TalkRatio({ agentShare, figures }: { readonly agentShare: number; readonly figures: Figures }) {
  const { t } = useTranslation();
  return (
    <div>
      <dt title={t('call.explain.ratio')}>{t('call.ratio')}</dt>
      <dd className="meter" aria-hidden="true" dir="ltr">
        <i className="agent" style={{ inlineSize: `${agentShare * 100}%` }} />
        <i className="client" style={{ inlineSize: `${(1 - agentShare) * 100}%` }} />
      </dd>
      <dd className="value figure sides">
        <SideName side="agent" name={figures.percent(agentShare)} />
        <SideName side="client" name={figures.percent(1 - agentShare)} />
      </dd>
    </div>
  );
}

function Meter(props: {
  readonly name: string;
  readonly explained: string;
  /** 0..1; null: it is no part of a whole. */
  readonly share: number | null;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <dt title={props.explained}>{props.name}</dt>
      {props.share !== null && (
        <dd className="meter" aria-hidden="true" dir="ltr">
          <i style={{ inlineSize: `${props.share * 100}%` }} />
        </dd>
      )}
      <dd className="value figure">{props.children}</dd>
    </div>
  );
}
