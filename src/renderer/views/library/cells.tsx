import type { CallFlag } from '../../../shared/domain/call.ts';
import type { CallRow } from '../../../shared/domain/call-list.ts';
import { STAGES } from '../../../shared/domain/job.ts';
import { errorText } from '../../../shared/error-text.ts';
import { flagText } from '../../../shared/flag-text.ts';
import { StageChips } from '../../components/stage-chips.tsx';
import { useCallShare, useRun } from '../../state/run.ts';
import type { Pen } from './columns.tsx';

/** The first flag in a word, how many more there are, and all of them in sentences for who points at it. */
export function Flags({ flags, pen }: { readonly flags: readonly CallFlag[]; readonly pen: Pen }) {
  const [first, ...others] = flags;
  if (first === undefined) return null;
  const { word, language, figures } = pen;
  return (
    <span className="flags" title={flags.map((flag) => flagText(flag, language)).join('\n')}>
      <span>⚠ </span>
      <span>
        {word(`flag.${first}`)}
        {others.length > 0 && ` +${figures.number(others.length)}`}
      </span>
    </span>
  );
}

/** The first letter is of a writing that runs from right to left: what `dir="auto"` asks, without laying the cell out for it. */
const RIGHT_TO_LEFT = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** What the client said first, in its own direction; for a call that failed, why, and what to do. */
export function FirstWords({ call, pen }: { readonly call: CallRow; readonly pen: Pen }) {
  if (call.error === null) {
    return (
      <span className="words quiet" dir={RIGHT_TO_LEFT.test(call.firstWords) ? 'rtl' : 'ltr'} title={call.firstWords}>
        {call.firstWords.slice(0, pen.letters)}
      </span>
    );
  }
  const { sentence, remedy } = errorText(call.error.code, pen.language);
  return (
    <span className="words bad" title={`${sentence} ${remedy}`}>
      {sentence} {remedy}
    </span>
  );
}

/** A chip per stage, the last for topics where they are asked for, and how far the call is while it runs. */
export function Stages({ call, pen }: { readonly call: CallRow; readonly pen: Pen }) {
  const { status, running, topics } = call;
  const topicsAsked = useRun((state) => state.running !== null && state.running.progress.topics !== null);
  const all = STAGES.length + (topics !== null || topicsAsked ? 1 : 0);
  const stagesDone = call.stagesDone + (topics !== null && topics.state !== 'outdated' ? 1 : 0);
  const share = useCallShare(running ? call.callId : null);
  const next = status === 'failed' || status === 'rejected' ? 'failed' : running ? 'running' : 'waiting';
  const stages = pen.word('row.stages', { count: stagesDone, n: stagesDone, all });
  const label = status === 'pending' ? `${pen.word(running ? 'row.running' : 'row.waiting')} · ${stages}` : stages;
  return (
    <>
      <StageChips done={stagesDone} all={all} next={next} label={label} />
      {share !== null && <span className="figure share">{pen.figures.percent(share)}</span>}
    </>
  );
}

/** Where a call stands, in a word. */
export function Status({ call, pen }: { readonly call: CallRow; readonly pen: Pen }) {
  const { status, running } = call;
  const share = useCallShare(running ? call.callId : null);
  if (status === 'pending') {
    const percent = share === null ? '' : ` · ${pen.figures.percent(share)}`;
    return running ? (
      <span className="running">{`${pen.word('row.running')}${percent}`}</span>
    ) : (
      pen.word('row.waiting')
    );
  }
  return <span className={status === 'failed' ? 'bad' : 'quiet'}>{pen.word(`row.${status}`)}</span>;
}
