import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
} from '@tanstack/react-table';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { CallRow, CallSort } from '../../../shared/domain/call-list.ts';
import type { Language } from '../../../shared/language.ts';
import type { ColumnId } from '../../state/library-layout.ts';
import { clock, type Figures } from '../../words/figures.ts';
import type { fr } from '../../words/fr.ts';
import { FirstWords, Flags, Stages, Status } from './cells.tsx';
import { SentimentCell } from './lens/sentiment-cell.tsx';
import { TopicCell } from './topics/topic-cell.tsx';

/** Sorting, filtering and paging are the engine's: the table holds columns, and draws rows that come from elsewhere. */
export const FEATURES = tableFeatures({ columnOrderingFeature, columnSizingFeature, columnVisibilityFeature });

/** The columns by which the engine can sort, by their ids. */
export const SORTABLE: Readonly<Partial<Record<ColumnId, CallSort['by']>>> = {
  flags: 'flags',
  recordedAt: 'recordedAt',
  agent: 'agent',
  lineOfBusiness: 'lineOfBusiness',
  fileName: 'fileName',
  duration: 'duration',
  clientSentiment: 'clientSentiment',
  agentSentiment: 'agentSentiment',
  topics: 'topics',
  stages: 'status',
  status: 'status',
};

/** Widths in CSS pixels: what a column has by itself, and the least that still tells something. */
export const WIDTHS: Readonly<Record<ColumnId, { readonly own: number; readonly least: number }>> = {
  flags: { own: 92, least: 48 },
  review: { own: 70, least: 48 },
  recordedAt: { own: 106, least: 56 },
  agent: { own: 84, least: 48 },
  lineOfBusiness: { own: 84, least: 48 },
  // The recorder's names whole, `20261102-091204_agent01_B2C_20001.wav`: what tells two calls of an agent apart is at the end.
  fileName: { own: 276, least: 64 },
  duration: { own: 60, least: 48 },
  clientSentiment: { own: 88, least: 48 },
  agentSentiment: { own: 88, least: 48 },
  topics: { own: 128, least: 48 },
  firstWords: { own: 96, least: 96 },
  stages: { own: 98, least: 64 },
  status: { own: 132, least: 64 },
};
/** The widest any column can be pulled. */
export const WIDEST = 900;

/** What cells are written with. */
export interface Pen {
  /** A word; what it is filled with comes behind. */
  readonly word: (key: WordKey, values?: Readonly<Record<string, number | string>>) => string;
  readonly language: Language;
  readonly figures: Figures;
  /** So much of a call's first words can be seen: what lies beyond the edge of its column takes as long to lay out. */
  readonly letters: number;
}
type WithoutForm<Key> = Key extends `${infer Word}_${Intl.LDMLPluralRule}` ? Word : Key;
type WordKey = WithoutForm<keyof typeof fr>;

/** Makes the pen of a language. It remembers its words: looking one up takes longer than drawing a cell. */
export function makePen(t: TFunction, language: Language, figures: Figures, letters: number): Pen {
  const known = new Map<string, string>();
  return {
    language,
    figures,
    letters,
    word(key, values = {}) {
      const name = `${key} ${Object.values(values).join(' ')}`;
      const found = known.get(name) ?? t(key, values);
      known.set(name, found);
      return found;
    },
  };
}

/** The columns with their headings. */
export function makeColumns(t: TFunction) {
  const helper = createColumnHelper<typeof FEATURES, CallRow>();
  return helper.columns(
    (Object.keys(WIDTHS) as ColumnId[]).map((id) =>
      helper.display({ id, header: t(`column.${id}`), size: WIDTHS[id].own, minSize: WIDTHS[id].least }),
    ),
  );
}

/** What a call has in a column. */
export const CELLS: Readonly<Record<ColumnId, (call: CallRow, pen: Pen) => ReactNode>> = {
  flags: (call, pen) => <Flags flags={call.flags} pen={pen} />,
  review: ({ status }, { word }) =>
    status === 'done' || status === 'skipped' ? <span className="faint">{word('row.unreviewed')}</span> : null,
  recordedAt: ({ recordedAt }, { figures }) =>
    recordedAt === null ? null : (
      <bdi className="figure" dir="ltr" title={figures.fullDate(recordedAt)}>
        {figures.shortDate(recordedAt)}
      </bdi>
    ),
  agent: ({ agent }) => <bdi>{agent}</bdi>,
  lineOfBusiness: ({ lineOfBusiness }) => lineOfBusiness,
  fileName: ({ fileName }) => (
    <bdi className="figure quiet" title={fileName}>
      {fileName}
    </bdi>
  ),
  duration: ({ durationS }) => (durationS === null ? null : <span className="figure">{clock(durationS)}</span>),
  clientSentiment: (call, pen) => <SentimentCell call={call} side="client" pen={pen} />,
  agentSentiment: (call, pen) => <SentimentCell call={call} side="agent" pen={pen} />,
  topics: (call, pen) => <TopicCell call={call} pen={pen} />,
  firstWords: (call, pen) => <FirstWords call={call} pen={pen} />,
  stages: (call, pen) => <Stages call={call} pen={pen} />,
  status: (call, pen) => <Status call={call} pen={pen} />,
};
