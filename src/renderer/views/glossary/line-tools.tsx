import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { GlossaryCard } from '../../../shared/ipc/engine/glossary-requests.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useKeyLabel } from '../../state/commands.ts';
import {
  addLine,
  type Edited,
  GLOSSARY_PANELS,
  redoEdit,
  togglePanel,
  undoEdit,
  useWorkbench,
  useWorkbenchPlace,
} from '../../state/glossary.ts';
import { figuresOf } from '../../words/figures.ts';

/** Over the lines: search, a new line, steps back and forth; and what can be shown beside them. */
export function LineTools(props: {
  readonly edited: Edited;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly shown: number;
  readonly all: number;
  readonly card: GlossaryCard;
}) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { edited, card } = props;
  const { search, lineId, callsOf } = useWorkbenchPlace();
  const { panel, drafts } = useWorkbench();
  const draft = drafts[edited.name];
  const [undoKey, redoKey] = [useKeyLabel('undo'), useKeyLabel('redo')];
  const count = { unfit: card.noTopic, confusions: null, runs: null, versions: null };
  return (
    <div className="strip narrow glossary-tools">
      <input
        ref={props.search}
        className="field"
        type="search"
        dir="auto"
        aria-label={t('glossary.search')}
        placeholder={t('glossary.search')}
        value={search}
        onChange={({ target }) => useWorkbenchPlace.setState({ search: target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || search === '') return;
          event.preventDefault();
          useWorkbenchPlace.setState({ search: '' });
        }}
      />
      <Button onClick={() => addLine(edited, lineId)}>
        <Icon name="plus" /> {t('glossary.add')}
      </Button>
      <Button
        kind="quiet"
        label={t('glossary.undo')}
        hint={`${t('glossary.undo')} · ${undoKey}`}
        disabled={!draft || draft.past.length === 0}
        onClick={() => undoEdit(edited.name)}
      >
        <span className="mirrored">
          <Icon name="replay" />
        </span>
      </Button>
      <Button
        kind="quiet"
        label={t('glossary.redo')}
        hint={`${t('glossary.redo')} · ${redoKey}`}
        disabled={!draft || draft.future.length === 0}
        onClick={() => redoEdit(edited.name)}
      >
        <span className="mirrored">
          <Icon name="redo" />
        </span>
      </Button>
      <span className="note" role="status">
        {search !== '' && t('glossary.found', { ...figures.counted(props.shown), all: figures.number(props.all) })}
      </span>
      <span className="grow" />
      <fieldset className="panel-toggles" aria-label={t('glossary.panels')}>
        {GLOSSARY_PANELS.map((one) => (
          <button
            key={one}
            type="button"
            className="panel-toggle"
            aria-pressed={callsOf === null && panel === one}
            onClick={() => togglePanel(one)}
          >
            {t(`glossary.panel.${one}`)}
            {count[one] !== null && <span className="figure">{figures.number(count[one] ?? 0)}</span>}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
