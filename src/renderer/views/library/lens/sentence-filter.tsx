import { Fragment, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CallFacets,
  listedSentimentSchema,
  type SentimentQuery,
  sentimentQuerySchema,
} from '../../../../shared/domain/call-list.ts';
import { trendSchema } from '../../../../shared/domain/lane-verdict.ts';
import { judgedSideSchema } from '../../../../shared/domain/sentiment.ts';
import { Choice } from '../../../components/choice.tsx';
import { filter, usePlace } from '../../../state/place.ts';
import { figuresOf } from '../../../words/figures.ts';
import { nameOf } from './sentence.ts';

const OF = ['average', 'trend'] as const;
type Subject = Pick<SentimentQuery, 'of' | 'side'>;

/** Stand in the sentence of a language where its choices go. */
const MARKS = { of: '[of]', side: '[side]', is: '[is]' } as const;

/** A filter that reads as a sentence: "the [average sentiment] of the [client] is [negative]". */
export function SentenceFilter({ sentiments }: { readonly sentiments: CallFacets['sentiments'] }) {
  const { t, i18n } = useTranslation();
  const chosen = usePlace(({ filters }) => filters.sentiment);
  const [begun, setBegun] = useState<Subject>({ of: 'average', side: 'client' });
  const { of, side } = chosen ?? begun;
  const values = of === 'trend' ? trendSchema.options : listedSentimentSchema.options;
  const choose = (subject: Subject, is: string) => {
    setBegun(subject);
    // A trend is no average: what does not fit any more waits to be said anew.
    filter({ sentiment: sentimentQuerySchema.safeParse({ ...subject, is }).data ?? null });
  };
  const counted = (name: string, n: number) => t('lens.counted', { name, n: figuresOf(i18n.language).number(n) });
  const is = chosen?.is ?? '';
  const choices: Readonly<Record<string, ReactNode>> = {
    [MARKS.of]: (
      <Choice
        label={t('lens.of')}
        value={of}
        options={OF.map((one) => [one, t(`lens.of.${one}`)])}
        onChange={(one) => choose({ of: one, side }, is)}
      />
    ),
    [MARKS.side]: (
      <Choice
        label={t('lens.side')}
        value={side}
        options={judgedSideSchema.options.map((one) => {
          const name = t(`lens.side.${one}`);
          const count = chosen && countOf(sentiments, { ...chosen, side: one });
          // The count of the other side says what it would leave; the chosen one's stands at the end of the sentence.
          return [one, count === null || one === side ? name : counted(name, count)];
        })}
        onChange={(one) => choose({ of, side: one }, is)}
      />
    ),
    [MARKS.is]: (
      <Choice
        label={t('lens.is')}
        value={is}
        options={[
          ['', t('lens.is.any')],
          ...values.map((one) => {
            const query = sentimentQuerySchema.parse({ of, side, is: one });
            return [one, counted(nameOf(t, query), countOf(sentiments, query))] as const;
          }),
        ]}
        onChange={(one) => choose({ of, side }, one)}
      />
    ),
  };
  return (
    <p className="lens-sentence" data-chosen={chosen !== null}>
      {t('lens.sentence', MARKS)
        .split(/(\[\w+\])/)
        .map((part) => (
          <Fragment key={part}>{choices[part] ?? part}</Fragment>
        ))}
    </p>
  );
}

function countOf(sentiments: CallFacets['sentiments'], query: SentimentQuery): number {
  const { average, trend } = sentiments[query.side];
  return query.of === 'trend' ? trend[query.is] : average[query.is];
}
