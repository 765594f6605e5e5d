import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { verdictOf } from '../../../shared/domain/lane-verdict.ts';
import { SENTIMENTS, type Sentiment } from '../../../shared/domain/sentiment.ts';
import type { JudgedText } from '../../../shared/ipc/engine/sentiment-requests.ts';
import { SentimentSign } from '../../components/sentiment-sign.tsx';
import { figuresOf } from '../../words/figures.ts';

/** A word that changes the likeliest class's probability by less says nothing to a reader. */
const LEAST_WEIGHT = 0.03;
/** A word that alone takes this much away has the full shade. */
const FULL_WEIGHT = 0.5;

/** What a classifier says of a line: its words by weight, the likeliest class, and how likely all three are. */
export function TryAnswer(props: {
  readonly line: string;
  /** Null: nothing to judge. */
  readonly judged: JudgedText | null;
  readonly unsureBelow: number;
}) {
  const { t, i18n } = useTranslation();
  const { line, judged } = props;
  const verdict = verdictOf(judged?.probabilities ?? null, props.unsureBelow);
  if (!judged || !verdict)
    return (
      <li>
        <p className="tried-line">
          <bdi dir="auto">{line}</bdi>
        </p>
        <p className="quiet">{t('try.noWords')}</p>
      </li>
    );
  const { percent } = figuresOf(i18n.language);
  const share = percent(verdict.confidence);
  const name = t(`sentiment.${verdict.sentiment}`);
  return (
    <li>
      <p className="tried-line" dir="auto">
        <Weighed line={line} words={judged.words} sentiment={verdict.sentiment} />
      </p>
      <p className="tried-verdict">
        <SentimentSign verdict={verdict} />{' '}
        {t(verdict.sure ? 'sentiment.verdict' : 'sentiment.unsureOf', { name, share })}
      </p>
      <dl className="tried-classes">
        {SENTIMENTS.map((sentiment) => (
          <div key={sentiment}>
            <dt>
              <SentimentSign verdict={{ sentiment, sure: true }} /> {t(`sentiment.${sentiment}`)}
            </dt>
            <dd>
              <span className="class-bar" aria-hidden="true">
                <i className={sentiment} style={{ inlineSize: `${judged.probabilities[sentiment] * 100}%` }} />
              </span>
              <span className="figure">{percent(judged.probabilities[sentiment])}</span>
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

/** A line whose words are shaded by how much they weigh; + speaks for the likeliest class, − for another. */
function Weighed(props: { readonly line: string; readonly words: JudgedText['words']; readonly sentiment: Sentiment }) {
  const { t, i18n } = useTranslation();
  const { line, sentiment } = props;
  const { percent } = figuresOf(i18n.language);
  const heavy = props.words.filter(({ weight }) => Math.abs(weight) >= LEAST_WEIGHT);
  const parts = heavy.map(({ word, start, end, weight }, index) => {
    const before = line.slice(heavy[index - 1]?.end ?? 0, start);
    const speaks = weight > 0 ? 'for' : 'against';
    const points = percent(Math.abs(weight));
    const shade = { '--shade': Math.min(1, Math.abs(weight) / FULL_WEIGHT) } as CSSProperties;
    return (
      <span key={start}>
        {before}
        <mark
          className={`weighs ${speaks} ${sentiment}`}
          style={shade}
          title={t(`try.word.${speaks}`, { word, points, name: t(`sentiment.${sentiment}`) })}
        >
          {line.slice(start, end)}
          <sup>{weight > 0 ? '+' : '−'}</sup>
        </mark>
      </span>
    );
  });
  return (
    <>
      {parts}
      {line.slice(heavy.at(-1)?.end ?? 0)}
    </>
  );
}
