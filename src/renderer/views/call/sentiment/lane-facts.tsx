import { useTranslation } from 'react-i18next';
import type { CallDetails } from '../../../../shared/domain/call-details.ts';
import type { Trend } from '../../../../shared/domain/lane-verdict.ts';
import type { Modality } from '../../../../shared/domain/sentiment.ts';
import { Button } from '../../../components/button.tsx';
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
  /** Null while it is done. */
  readonly onJudgeAgain: (() => void) | null;
}) {
  const { t } = useTranslation();
  const { lane, call, why, onWhy } = props;
  const { side, channel, overall, verdict, quarters } = lane;
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
      {JUDGES.map((judge) => (
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
      <LaneNotes lane={lane} onJudgeAgain={props.onJudgeAgain} />
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
      <p className="judge-row empty">
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

/** Whose classifiers judged a lane, where that is not what its side would say. */
function LaneNotes(props: { readonly lane: LaneSentiment; readonly onJudgeAgain: (() => void) | null }) {
  const { t } = useTranslation();
  const { lane, onJudgeAgain } = props;
  const { side, stages } = lane;
  const judgedAs = (stages.text ?? stages.acoustic)?.judgedAs;
  if (side === 'mixed') return <p className="note">{t('sentiment.mixed')}</p>;
  if (judgedAs === undefined || judgedAs === side) return null;
  return (
    <p className="note judged-as">
      {t(`sentiment.judgedAs.${judgedAs}`)}{' '}
      {onJudgeAgain ? (
        <Button kind="quiet" onClick={onJudgeAgain}>
          {t('sentiment.judgeAgain')}
        </Button>
      ) : (
        <span role="status">{t('sentiment.running')}</span>
      )}
    </p>
  );
}
