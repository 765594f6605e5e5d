import type { CallRow } from '../../../../shared/domain/call-list.ts';
import { isolated } from '../../../words/isolated.ts';
import type { Pen } from '../columns.tsx';
import { shortLabel } from './topic-names.ts';

/**
 * The first topic of a call and how many more there are; all of them, and who says so, for who points at it. A pencil: a person
 * said it. An arrow round: it is to be classified again. Empty until they are found.
 */
export function TopicCell({ call: { topics }, pen }: { readonly call: CallRow; readonly pen: Pen }) {
  if (!topics) return null;
  const { word, figures } = pen;
  const { labels, by, state, fallback, glossary } = topics;
  const [first, ...others] = labels;
  const told = [
    ...(labels.length === 0 ? [word('topics.none')] : labels.map(isolated)),
    word(`topics.saidBy.${by}`, { glossary }),
    ...(fallback && by !== 'human' ? [word('topics.state.fallback')] : []),
    ...(state === 'outdated' ? [word('topics.state.outdated')] : []),
  ].join('\n');
  return (
    <span className="topic-badge" role="img" aria-label={told} title={told}>
      {by === 'human' && <span className="by-human">✎</span>}
      {state === 'outdated' && <span className="outdated">↻</span>}
      {first === undefined ? (
        <span className="faint">{word('topics.noneCell')}</span>
      ) : (
        <bdi className="topic-name">{shortLabel(first)}</bdi>
      )}
      {others.length > 0 && <span className="figure quiet">+{figures.number(others.length)}</span>}
    </span>
  );
}
