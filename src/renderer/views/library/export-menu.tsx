import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallQuery } from '../../../shared/domain/call-list.ts';
import type { ExportScope } from '../../../shared/ipc/engine/list-requests.ts';
import { Choice } from '../../components/choice.tsx';
import { Menu } from '../../components/menu.tsx';
import { useCommands, useKeyLabel } from '../../state/commands.ts';
import { csvFormOf, exportCalls } from '../../state/export.ts';
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
  const exportKey = useKeyLabel('export');
  const csv = csvFormOf(useSettings().value);
  const selection = useSelection();
  const sort = usePlace((state) => state.sort);
  useCommands({ export: () => setOpen(true) });
  const figures = figuresOf(i18n.language);
  const selected = countSelected(selection, total ?? 0);
  const choices: (readonly [string, ExportScope])[] = [[t('export.batch'), { kind: 'batch' }]];
  if (narrowed && total) {
    const name = t('export.list', { count: total, n: figures.number(total) });
    choices.unshift([name, { kind: 'list', query, sort, except: [] }]);
  }
  if (selected > 0) {
    const name = t('export.selection', { count: selected, n: figures.number(selected) });
    const positions = [...selection.positions];
    choices.unshift([
      name,
      selection.all ? { kind: 'list', query, sort, except: positions } : { kind: 'files', positions, sort },
    ]);
  }
  const label = (
    <>
      {t('export.button')} <kbd>{exportKey}</kbd>
    </>
  );
  return (
    <Menu label={label} title={t('export.title')} kind="primary" open={open} onOpen={setOpen}>
      <h2>{t('export.title')}</h2>
      {choices.map(([name, scope], n) => (
        <button
          key={name}
          type="button"
          className="filter-option"
          data-first={n === 0 ? '' : undefined}
          onClick={() => {
            setOpen(false);
            void exportCalls(query.batchId, scope, csv);
          }}
        >
          {name}
        </button>
      ))}
      <div className="menu-options">
        <span>
          {t('export.separator')}
          <Choice
            label={t('export.separator')}
            value={csv.csvSeparator}
            options={[
              [';', t('export.semicolon')],
              [',', t('export.comma')],
              ['\t', t('export.tab')],
            ]}
            onChange={(csvSeparator) => void changeSettings({ set: { ...csv, csvSeparator }, reset: [] })}
          />
        </span>
        <label>
          <input
            type="checkbox"
            checked={csv.csvOneLine}
            onChange={({ target }) => void changeSettings({ set: { ...csv, csvOneLine: target.checked }, reset: [] })}
          />
          {t('export.oneLine')}
        </label>
      </div>
    </Menu>
  );
}
