import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { LINE_FIELDS, type LineField, useWorkbenchPlace } from '../../state/glossary.ts';
import { figuresOf } from '../../words/figures.ts';
import { isolated } from '../../words/isolated.ts';
import { CellEditor } from './cell-editor.tsx';
import type { GlossaryRow } from './glossary-rows.ts';
import type { CellMove } from './line-table.tsx';
import { textOfField } from './line-text.ts';

/** A line of the glossary; the chosen cell of it is edited in its place. */
export const LineRow = memo(function LineRow(props: {
  readonly row: GlossaryRow;
  readonly index: number;
  /** Pixels from the top. */
  readonly start: number;
  readonly measure: (element: Element | null) => void;
  /** The number of the line with the same label. */
  readonly duplicateOf: number | null;
  /** The chosen field; null: the keyboard is on another line. */
  readonly field: LineField | null;
  readonly editing: boolean;
  readonly onSelect: (index: number, field: LineField, edit: boolean) => void;
  readonly onLeave: (text: string | null, move: CellMove) => void;
  readonly onRemove: () => void;
  readonly onRestore: () => void;
}) {
  const { t, i18n } = useTranslation();
  const { row, index, field, editing, onSelect } = props;
  const { line, state, trouble, calls } = row;
  const figures = figuresOf(i18n.language);
  return (
    <div
      ref={props.measure}
      data-index={index}
      className="line-row"
      role="row"
      aria-rowindex={index + 2}
      data-state={state}
      data-trouble={trouble !== null}
      style={{ transform: `translateY(${props.start}px)` }}
    >
      {LINE_FIELDS.map((one) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the table has the keys
        <div
          key={one}
          id={`cell-${one}-${index}`}
          role="gridcell"
          tabIndex={-1}
          className={`cell ${one}`}
          aria-selected={field === one}
          onClick={() => !(editing && field === one) && onSelect(index, one, false)}
          onDoubleClick={() => onSelect(index, one, true)}
        >
          {editing && field === one ? (
            <CellEditor
              label={t(`glossary.field.${one}`)}
              text={textOfField(line, one)}
              several={one !== 'topic' && one !== 'subtopic'}
              hint={one === 'keywords' || one === 'examples' ? t('glossary.perLine') : null}
              onLeave={props.onLeave}
            />
          ) : (
            <CellText row={row} field={one} />
          )}
        </div>
      ))}
      <div role="gridcell" className="cell calls" tabIndex={-1}>
        {state === 'removed' ? (
          <button type="button" className="link" tabIndex={-1} onClick={props.onRestore}>
            {t('glossary.restore')}
          </button>
        ) : (
          <>
            {calls > 0 ? (
              <button
                type="button"
                className="link figure"
                tabIndex={-1}
                aria-label={t('glossary.showCalls', figures.counted(calls))}
                title={t('glossary.showCalls', figures.counted(calls))}
                onClick={() => useWorkbenchPlace.setState({ callsOf: line.id })}
              >
                {figures.number(calls)}
              </button>
            ) : (
              <span className="faint figure">{figures.number(0)}</span>
            )}
            <button
              type="button"
              className="line-remove"
              tabIndex={-1}
              aria-label={t('glossary.remove')}
              title={t('glossary.remove')}
              onClick={props.onRemove}
            >
              <Icon name="remove" />
            </button>
          </>
        )}
      </div>
      {trouble && (
        <p className="line-trouble bad" role="alert">
          {trouble.kind === 'unnamed'
            ? t('glossary.trouble.unnamed')
            : t('glossary.trouble.duplicate', {
                label: isolated(line.subtopic === '' ? line.topic : `${line.topic} > ${line.subtopic}`),
                line: figures.plain(props.duplicateOf ?? 0),
              })}
        </p>
      )}
    </div>
  );
});

/** Examples that are shown of a line, the beginning of each: as many as a definition has lines. */
const MOST_EXAMPLES = 3;
/** Letters of keywords that are shown of a line that nobody has changed. */
const MOST_LETTERS = 72;

function CellText({ row: { line, state }, field }: { readonly row: GlossaryRow; readonly field: LineField }) {
  const { t, i18n } = useTranslation();
  if (field === 'keywords') {
    let letters = 0;
    const shown = line.keywords.filter((word, n) => {
      letters += word.length + 3;
      // Of a line that was changed all of them: what is new stands at the end.
      return state !== 'same' || n < 2 || letters <= MOST_LETTERS;
    });
    const more = line.keywords.length - shown.length;
    return (
      <div className="chips" title={line.keywords.join('\n')}>
        {shown.map((word) => (
          <bdi key={word} className="chip">
            {word}
          </bdi>
        ))}
        {more > 0 && <bdi className="faint">+{figuresOf(i18n.language).number(more)}</bdi>}
      </div>
    );
  }
  if (field === 'examples') {
    const more = line.examples.length - MOST_EXAMPLES;
    return (
      <div className="examples-text" title={line.examples.join('\n')}>
        {line.examples.slice(0, MOST_EXAMPLES).map((example) => (
          <span key={example} dir="auto">
            {example}
          </span>
        ))}
        {more > 0 && <bdi className="faint">+{figuresOf(i18n.language).number(more)}</bdi>}
      </div>
    );
  }
  const text = line[field];
  return (
    <div className="cell-text" dir="auto" title={text}>
      {field === 'topic' && state !== 'same' && (
        <span className={`line-state ${state}`}>{t(`glossary.state.${state}`)} </span>
      )}
      {text === '' && field === 'topic' ? <span className="faint">{t('glossary.unnamed')}</span> : text}
    </div>
  );
}
