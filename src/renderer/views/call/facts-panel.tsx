import { useTranslation } from 'react-i18next';
import type { CallDetails } from '../../../shared/domain/call-details.ts';
import type { InteractionMetrics } from '../../../shared/domain/interaction-metrics.ts';
import { Check } from '../../components/check.tsx';
import { useKeyLabel } from '../../state/commands.ts';
import { useReading } from '../../state/reading.ts';
import { figuresOf } from '../../words/figures.ts';
import { DOUBTFUL } from './doubts.ts';
import { Exchange } from './exchange.tsx';
import { Findings } from './findings.tsx';
import type { Player } from './player.ts';
import { SentimentFacts } from './sentiment/sentiment-facts.tsx';
import type { CallSentiments } from './sentiment/use-sentiments.ts';
import { WhyPanel } from './sentiment/why-panel.tsx';
import type { WhyTarget } from './sentiment/why-target.ts';
import { TopicsFacts, type TopicsProps } from './topics/topics-facts.tsx';

/** How sure the recogniser was of a call's words. */
export interface Sureness {
  readonly doubtful: number;
  readonly words: number;
}

/** Beside the call: what is felt in it, what it is about, what was noticed about the recording, how the two talked, and how sure the words are. */
export function FactsPanel(props: {
  readonly call: CallDetails;
  readonly metrics: InteractionMetrics;
  readonly sureness: Sureness;
  readonly sentiments: CallSentiments;
  readonly topics: TopicsProps;
  readonly player: Player;
  readonly why: WhyTarget | null;
  readonly onWhy: (target: WhyTarget | null) => void;
  /** Null while it is done. */
  readonly onJudgeAgain: (() => void) | null;
}) {
  const { t } = useTranslation();
  const { call, metrics, sureness, sentiments, player, why, onWhy } = props;
  const segment = why?.kind === 'segment' ? (sentiments.bySegment.get(why.key) ?? null) : null;
  const channel = why?.kind === 'lane' ? why.channel : segment?.channel;
  const lane = sentiments.lanes.find((one) => one.channel === channel);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to be able to
    <aside className="side facts-panel" aria-label={t('call.panel')} tabIndex={0}>
      {why && lane && (
        <WhyPanel
          target={why}
          call={call}
          lane={lane}
          segment={segment}
          player={player}
          onTarget={onWhy}
          onClose={() => onWhy(null)}
        />
      )}
      {sentiments.lanes.length > 0 && (
        <SentimentFacts
          call={call}
          lanes={sentiments.lanes}
          why={why}
          onWhy={onWhy}
          onJudgeAgain={props.onJudgeAgain}
        />
      )}
      <TopicsFacts {...props.topics} />
      <Findings call={call} />
      {sureness.words > 0 && (
        <>
          <Exchange call={call} metrics={metrics} />
          <Doubts sureness={sureness} />
          {call.lanes.some(({ wordTiming }) => wordTiming === 'interpolated') && (
            <p className="note timing">{t('call.timing')}</p>
          )}
        </>
      )}
    </aside>
  );
}

function Doubts({ sureness }: { readonly sureness: Sureness }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const underlined = useReading((state) => state.underlineDoubts);
  const key = useKeyLabel('nextDoubt');
  const { doubtful, words } = sureness;
  return (
    <section aria-labelledby="doubts-title">
      <h2 id="doubts-title">{t('call.doubts')}</h2>
      <p className="note">
        {t('call.doubts.count', {
          ...figures.counted(doubtful),
          words: figures.number(words),
          share: figures.percent(doubtful / words),
        })}
      </p>
      {doubtful > 0 && (
        <Check
          label={t('call.doubts.underline')}
          checked={underlined}
          onChange={(underlineDoubts) => useReading.setState({ underlineDoubts })}
        />
      )}
      <details className="measured">
        <summary>{t('call.measured')}</summary>
        <p>{t('call.explain.doubts', { key, share: figures.percent(DOUBTFUL) })}</p>
      </details>
    </section>
  );
}
