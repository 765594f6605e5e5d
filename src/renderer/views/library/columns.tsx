import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import type { TFunction } from 'i18next';
import type { CallRow, CallSort } from '../../../shared/domain/call-list.ts';
import { STAGES } from '../../../shared/domain/job.ts';
import { errorText } from '../../../shared/error-text.ts';
import { flagText } from '../../../shared/flag-text.ts';
import type { Language } from '../../../shared/language.ts';
import { StageChips } from '../../components/stage-chips.tsx';
import { clock, type Figures } from '../../words/figures.ts';

/** A row of the table; undefined while it is fetched. */
export interface TableRow {
  readonly index: number;
  readonly call: CallRow | undefined;
}

/** The columns by which the engine can sort, by their ids. */
export const SORTABLE: Readonly<Record<string, CallSort['by']>> = {
  recordedAt: 'recordedAt',
  agent: 'agent',
  fileName: 'fileName',
  duration: 'duration',
  status: 'status',
};

/** Sorting and filtering are the engine's: the table holds columns and no more. */
export const FEATURES = tableFeatures({});

/** What cells are written with. */
export interface Pen {
  readonly t: TFunction;
  readonly language: Language;
  readonly figures: Figures;
}

/** The columns, in the order of the reading direction. */
export function makeColumns({ t, language, figures }: Pen) {
  const helper = createColumnHelper<typeof FEATURES, TableRow>();
  const column = (id: string, header: string, cell: (call: CallRow) => React.ReactNode) =>
    helper.display({ id, header, cell: ({ row }) => (row.original.call ? cell(row.original.call) : null) });
  return helper.columns([
    column('flags', t('column.flags'), ({ flags }) =>
      flags.length === 0 ? null : (
        <span className="flags" title={flags.map((flag) => flagText(flag, language)).join('\n')}>
          ⚠ {figures.number(flags.length)}
        </span>
      ),
    ),
    column('recordedAt', t('column.recordedAt'), ({ recordedAt }) =>
      recordedAt === null ? null : (
        <bdi className="figure" dir="ltr">
          {figures.shortDate(recordedAt)}
        </bdi>
      ),
    ),
    column('agent', t('column.agent'), ({ agent }) => <bdi>{agent}</bdi>),
    column('fileName', t('column.fileName'), ({ fileName }) => (
      <bdi className="figure quiet" title={fileName}>
        {fileName}
      </bdi>
    )),
    column('duration', t('column.duration'), ({ durationS }) =>
      durationS === null ? null : <span className="figure">{clock(durationS)}</span>,
    ),
    column('firstWords', t('column.firstWords'), (call) => <FirstWords call={call} language={language} />),
    column('status', t('column.status'), (call) => <Status call={call} t={t} />),
  ]);
}

function FirstWords({ call, language }: { readonly call: CallRow; readonly language: Language }) {
  if (call.error === null) {
    return (
      <span className="quiet" dir="auto" title={call.firstWords}>
        {call.firstWords}
      </span>
    );
  }
  const { sentence, remedy } = errorText(call.error.code, language);
  return (
    <span className="bad" title={`${sentence} ${remedy}`}>
      {sentence} {remedy}
    </span>
  );
}

function Status({ call, t }: { readonly call: CallRow; readonly t: TFunction }) {
  const { status, stagesDone, running } = call;
  const next = status === 'failed' || status === 'rejected' ? 'failed' : running ? 'running' : 'waiting';
  const stages = t('row.stages', { done: stagesDone, all: STAGES.length });
  const label = status === 'pending' ? `${t(running ? 'row.running' : 'row.waiting')} · ${stages}` : stages;
  return <StageChips done={stagesDone} all={STAGES.length} next={next} label={label} />;
}
