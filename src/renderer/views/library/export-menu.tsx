import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallQuery } from '../../../shared/domain/call-list.ts';
import type { ExportScope } from '../../../shared/ipc/engine/list-requests.ts';
import { Check } from '../../components/check.tsx';
import { Choice } from '../../components/choice.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { Menu } from '../../components/menu.tsx';
import { useCommands, useKeyLabel } from '../../state/commands.ts';
import { type CsvForm, exportCalls } from '../../state/export.ts';
import { usePlace } from '../../state/place.ts';
import { countSelected, useSelection } from '../../state/selection.ts';
import { changeSettings, useSettings } from '../../state/settings.ts';
import { figuresOf } from '../../words/figures.ts';

/** Writes CSV: all of the batch, what the list shows, or what is selected of it, the narrowest of them first at hand. */
export function ExportMenu(props: {
  readonly query: CallQuery;
  readonly narrowed: boolean;
  /** Files the list shows; null: not known yet. */
  readonly total: number | null;
}) {
  const { t, i18n } = useTranslation();
  const { query, narrowed, total } = props;
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState<ExportScope | null>(null);
  const onOpen = useCallback((opened: boolean) => {
    setOpen(opened);
    setAsking(null);
  }, []);
  const exportKey = useKeyLabel('export');
  const state = useSettings().value;
  const selection = useSelection();
  const sort = usePlace((state) => state.sort);
  useCommands({ export: () => onOpen(true) });
  const figures = figuresOf(i18n.language);
  const selected = countSelected(selection, total ?? 0);
  const choices: (readonly [string, ExportScope])[] = [[t('export.batch'), { kind: 'batch' }]];
  if (narrowed && total) {
    const name = t('export.list', figures.counted(total));
    choices.unshift([name, { kind: 'list', query, sort, except: [] }]);
  }
  if (selected > 0) {
    const name = t('export.selection', figures.counted(selected));
    const positions = [...selection.positions];
    choices.unshift([
      name,
      selection.all ? { kind: 'list', query, sort, except: positions } : { kind: 'files', positions, sort },
    ]);
  }
  const label = (
    <>
      {t('export.button')} <KeyCap name={exportKey} />
    </>
  );
  const write = (scope: ExportScope, csv: CsvForm) => {
    onOpen(false);
    void exportCalls(query.batchId, scope, csv);
  };
  const choose = (scope: ExportScope) => {
    if (!state) return;
    if (state.given.includes('csvSeparator')) write(scope, state.settings);
    else setAsking(scope);
  };
  return (
    <Menu label={label} title={t('export.title')} kind="primary" open={open} onOpen={onOpen}>
      {asking && state ? (
        <SeparatorQuestion
          onAnswer={(csvSeparator) => {
            void changeSettings({ set: { csvSeparator }, reset: [] });
            write(asking, { ...state.settings, csvSeparator });
          }}
        />
      ) : (
        <>
          <h2>{t('export.title')}</h2>
          {choices.map(([name, scope], n) => (
            <button
              key={name}
              type="button"
              className="filter-option"
              data-first={n === 0 ? '' : undefined}
              onClick={() => choose(scope)}
            >
              {name}
            </button>
          ))}
          {state && <CsvOptions csv={state.settings} />}
        </>
      )}
    </Menu>
  );
}

/** Asked once, before the first table is written: a wrong separator puts every line into one cell. */
function SeparatorQuestion({ onAnswer }: { readonly onAnswer: (separator: CsvForm['csvSeparator']) => void }) {
  const { t } = useTranslation();
  const answers = [
    [';', t('export.forFrench')],
    [',', t('export.forEnglish')],
  ] as const;
  return (
    <>
      <h2>{t('export.ask')}</h2>
      {answers.map(([separator, name], n) => (
        <button
          key={separator}
          type="button"
          className="filter-option"
          // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pushed
          autoFocus={n === 0}
          onClick={() => onAnswer(separator)}
        >
          {name}
        </button>
      ))}
      <p className="menu-options note">{t('export.askNote')}</p>
    </>
  );
}

function CsvOptions({ csv: { csvSeparator, csvOneLine } }: { readonly csv: CsvForm }) {
  const { t } = useTranslation();
  return (
    <div className="menu-options">
      <span>
        {t('export.separator')}
        <Choice
          label={t('export.separator')}
          value={csvSeparator}
          options={[
            [';', t('csv.semicolon')],
            [',', t('csv.comma')],
            ['\t', t('csv.tab')],
          ]}
          onChange={(chosen) => void changeSettings({ set: { csvSeparator: chosen }, reset: [] })}
        />
      </span>
      <Check
        label={t('export.oneLine')}
        checked={csvOneLine}
        onChange={(chosen) => void changeSettings({ set: { csvOneLine: chosen }, reset: [] })}
      />
    </div>
  );
}
