import { useTranslation } from 'react-i18next';
import type { CallDetails } from '../../../../shared/domain/call-details.ts';
import { MODALITIES } from '../../../../shared/domain/sentiment.ts';
import { Button } from '../../../components/button.tsx';
import { LaneFacts } from './lane-facts.tsx';
import { ModelFacts } from './model-facts.tsx';
import type { LaneSentiment } from './segment-sentiments.ts';
import { ToSettings } from './to-settings.tsx';
import type { WhyTarget } from './why-target.ts';

/** What is felt on each side of a call, by whom it was judged, and how far that is to be believed. */
export function SentimentFacts(props: {
  readonly call: CallDetails;
  readonly lanes: readonly LaneSentiment[];
  readonly why: WhyTarget | null;
  readonly onWhy: (target: WhyTarget) => void;
  /** Null while it is done. */
  readonly onJudgeAgain: (() => void) | null;
}) {
  const { t } = useTranslation();
  const { call, lanes, onJudgeAgain } = props;
  const judged = lanes.some(({ stages }) => MODALITIES.some((modality) => stages[modality] !== null));
  const chosen = lanes.some(({ stages }) => MODALITIES.some((modality) => stages[modality]?.model != null));
  return (
    <section aria-labelledby="sentiment-title" className="sentiment-facts">
      <h2 id="sentiment-title">{t('call.sentiment')}</h2>
      {!judged && <p className="note">{t(`sentiment.nothingYet.${pendingOf(call)}`)}</p>}
      {judged && chosen && (
        <>
          {lanes.map((lane) => (
            <LaneFacts key={lane.channel} lane={lane} call={call} why={props.why} onWhy={props.onWhy} />
          ))}
          {lanes.some(isSwapped) && (
            <p className="note">
              {t('sentiment.swapped')}{' '}
              {onJudgeAgain ? (
                <Button kind="quiet" onClick={onJudgeAgain}>
                  {t('sentiment.judgeAgain')}
                </Button>
              ) : (
                <span role="status">{t('sentiment.running')}</span>
              )}
            </p>
          )}
          <ModelFacts lanes={lanes} />
        </>
      )}
      {judged && !chosen && (
        <p className="note">
          {t('sentiment.noModel')} · <ToSettings />
        </p>
      )}
    </section>
  );
}

/** A person has said since that the other side speaks on it. */
function isSwapped({ side, stages }: LaneSentiment): boolean {
  const judgedAs = (stages.text ?? stages.acoustic)?.judgedAs;
  return side !== 'mixed' && judgedAs !== undefined && judgedAs !== side;
}

function pendingOf({ state }: CallDetails): 'running' | 'waiting' | 'done' {
  if (state === 'running') return 'running';
  return state === 'queued' ? 'waiting' : 'done';
}
