import { useTranslation } from 'react-i18next';
import type { GlossaryCard } from '../../../shared/ipc/engine/glossary-requests.ts';
import { Button } from '../../components/button.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { figuresOf } from '../../words/figures.ts';

/** What was odd in the file a glossary was read from, row by row. None of it kept it from being read. */
export function FileNotes({ card, onClose }: { readonly card: GlossaryCard; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  return (
    <Sheet
      title={t('glossary.notesTitle', { file: card.workbook ?? card.version.title })}
      wide
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('glossary.close')}</Button>}
    >
      <p className="note">{t('glossary.notesWhat')}</p>
      <ul className="file-notes">
        {card.notes.map(({ row, kind, detail }) => (
          <li key={`${row} ${kind} ${detail}`}>
            <span className="figure">{t('glossary.row', { n: figures.plain(row) })}</span>
            <span>{t(`glossary.note.${kind}`)}</span>
            <bdi className="quiet">{detail}</bdi>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
