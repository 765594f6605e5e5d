import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Check } from '../../components/check.tsx';
import { Menu } from '../../components/menu.tsx';
import { moveColumn, resetColumns, toggleColumn, useLibraryLayout } from '../../state/library-layout.ts';

/** Which columns are shown, and in which order. */
export function ColumnsMenu() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { order, hidden } = useLibraryLayout();
  return (
    <Menu label={t('columns.button')} title={t('columns.button')} open={open} onOpen={setOpen}>
      <ul className="columns-menu">
        {order.map((id, place) => {
          const column = t(`column.${id}`);
          return (
            <li key={id}>
              <Check label={column} checked={!hidden.includes(id)} onChange={() => toggleColumn(id)} />
              <button
                type="button"
                aria-label={t('columns.before', { column })}
                title={t('columns.before', { column })}
                disabled={place === 0}
                onClick={() => moveColumn(id, place - 1)}
              >
                ↑
              </button>
              <button
                type="button"
                aria-label={t('columns.after', { column })}
                title={t('columns.after', { column })}
                disabled={place === order.length - 1}
                onClick={() => moveColumn(id, place + 1)}
              >
                ↓
              </button>
            </li>
          );
        })}
      </ul>
      <Button kind="quiet" onClick={resetColumns}>
        {t('columns.reset')}
      </Button>
    </Menu>
  );
}
