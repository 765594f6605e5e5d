import { useTranslation } from 'react-i18next';
import type { CallDetails } from '../../../../shared/domain/call-details.ts';
import type { Trend } from '../../../../shared/domain/lane-verdict.ts';
import { MODALITIES, type Modality } from '../../../../shared/domain/sentiment.ts';
import { ProbabilityBar } from '../../../components/probability-bar.tsx';
import { ClashSign, SentimentSign } from '../../../components/sentiment-sign.tsx';
import { SideName } from '../../../components/side-name.tsx';
import { figuresOf } from '../../../words/figures.ts';
import { Quarters } from './quarters.tsx';
import { JUDGES, type Judge, type Judged, type LaneSentiment } from './segment-sentiments.ts';
import { verdictText } from './sentiment-text.ts';
import { ToSettings } from './to-settings.tsx';
import type { WhyTarget } from './why-target.ts';

const TREND_SIGNS: Readonly<Record<Trend, string>> = { falling: '↘', steady: '→', rising: '↗' };

/** What each judge says of a side, where it goes over the call, and what stands in the way of it. */
export function LaneFacts(props: {
  readonly lane: LaneSentiment;
  readonly call: CallDetails;
  readonly why: WhyTarget | null;
  readonly onWhy: (target: WhyTarget) => void;
}) {
  const { t } = useTranslation();
  const { lane, call, why, onWhy } = props;
  const { side, channel, overall, verdict, quarters } = lane;
  const unchosen = MODALITIES.every((modality) => missingOf(lane, modality, call) === 'noModel');
  // Nothing is said twice: what is missing of the parts is missing of the whole.
  const shown = unchosen ? [] : JUDGES.filter((judge) => judge !== 'fused' || overall.fused !== null);
  const opened = why?.kind === 'lane' && why.channel === channel ? why.judge : null;
  return (
    <fieldset className="lane-facts" aria-label={t(`side.${side}`)}>
      <p className="lane-head">
        <SideName side={side} name={t(`side.${side}`)} />
        {verdict.trend && (
          <span className={`trend ${verdict.trend}`} title={t('sentiment.trendMore')}>
            <span dir="ltr" aria-hidden="true">
              {TREND_SIGNS[verdict.trend]}
            </span>{' '}
            {t(`sentiment.trend.${verdict.trend}`)}
          </span>
        )}
      </p>
      {unchosen && (
        <p className="note">
          {t('sentiment.noModel')} · <ToSettings />
        </p>
      )}
      {shown.map((judge) => (
        <JudgeRow
          key={judge}
          judge={judge}
          judged={overall[judge]}
          missing={judge === 'fused' ? null : missingOf(lane, judge, call)}
          opened={opened === judge}
          onOpen={(byKey) => onWhy({ kind: 'lane', channel, judge, byKey })}
        />
      ))}
      {overall.fused && <Quarters quarters={quarters} />}
      {verdict.disagree && (
        <p className="note clash-note">
          <ClashSign /> {t('sentiment.clash')}
        </p>
      )}
      {side === 'mixed' && <p className="note">{t('sentiment.mixed')}</p>}
    </fieldset>
  );
}

function JudgeRow(props: {
  readonly judge: Judge;
  readonly judged: Judged | null;
  /** Why nothing is judged. */
  readonly missing: Missing | null;
  readonly opened: boolean;
  readonly onOpen: (byKey: boolean) => void;
}) {
  const { t, i18n } = useTranslation();
  const { judge, judged, missing } = props;
  const name = t(`sentiment.${judge}`);
  if (!judged)
    return (
      <p className="judge-row missing">
        <span>{name}</span>
        <span className="note">
          {t(`sentiment.${missing ?? 'notJudged'}`)} {missing === 'noModel' && <ToSettings />}
        </span>
      </p>
    );
  const { sentiment, confidence, sure } = judged.verdict;
  const share = figuresOf(i18n.language).percent(confidence);
  const whole = t('sentiment.of', { judge: name, verdict: verdictText(t, i18n.language, judged.verdict) });
  return (
    <button
      type="button"
      className={`judge-row ${judge}`}
      aria-expanded={props.opened}
      title={whole}
      onClick={({ detail }) => props.onOpen(detail === 0)}
    >
      <span>{name}</span>
      <ProbabilityBar probabilities={judged.probabilities} />
      <span className="judge-value">
        <SentimentSign verdict={judged.verdict} /> {t(sure ? `sentiment.${sentiment}` : 'sentiment.unsure')}
      </span>
      <bdi className="figure">{share}</bdi>
      <span className="unseen">{t('why.title')}</span>
    </button>
  );
}

type Missing = 'noModel' | 'noWords' | 'noVoice' | 'running' | 'notJudged';

function missingOf({ stages }: LaneSentiment, modality: Modality, { state }: CallDetails): Missing {
  const stage = stages[modality];
  if (stage === null) return state === 'running' ? 'running' : 'notJudged';
  if (stage.model === null) return 'noModel';
  return modality === 'text' ? 'noWords' : 'noVoice';
}
