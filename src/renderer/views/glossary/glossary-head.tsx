import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GLOSSARY_NAMES } from '../../../shared/domain/topics.ts';
import type { GlossaryCard } from '../../../shared/ipc/engine/glossary-requests.ts';
import { Button } from '../../components/button.tsx';
import { Menu } from '../../components/menu.tsx';
import { Pill } from '../../components/pill.tsx';
import { Segments } from '../../components/segments.tsx';
import { withKey } from '../../keys/with-key.ts';
import { useKeyLabel } from '../../state/commands.ts';
import { showGlossary } from '../../state/glossary.ts';
import { chooseGlossary, exportGlossary, useGlossaryWork } from '../../state/glossary-work.ts';
import { leave } from '../../state/place.ts';
import { figuresOf } from '../../words/figures.ts';
import { FileNotes } from './file-notes.tsx';

/** Which glossary, where it comes from, and the ways in and out. */
export function GlossaryHead(props: { readonly cards: readonly GlossaryCard[]; readonly card: GlossaryCard }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { version, notes, calls } = props.card;
  const { glossary: name, origin } = version;
  const busy = useGlossaryWork((state) => state.busy !== null);
  const backKey = useKeyLabel('back');
  const [reading, setReading] = useState(false);
  const isSample = origin === 'sample';
  const choose = () => void chooseGlossary(name);
  return (
    <>
      <div className="strip glossary-head">
        <Button kind="quiet" label={t('settings.back')} hint={withKey(t('settings.back'), backKey)} onClick={leave}>
          <span className="mirrored" aria-hidden="true">
            ←
          </span>
        </Button>
        <Segments
          label={t('glossary.which')}
          value={name}
          options={GLOSSARY_NAMES.map((one) => [one, t(`glossary.name.${one}`)])}
          onChange={showGlossary}
        />
        <p className="glossary-facts">
          {isSample && <Pill kind="accent">{t('glossary.sample')}</Pill>}
          <span>{t('glossary.version', { n: figures.plain(version.version) })}</span>
          <span>{t('glossary.lines', figures.counted(version.entryCount))}</span>
          <span>{t('glossary.calls', figures.counted(calls))}</span>
          {notes.length > 0 && (
            <button type="button" className="link" onClick={() => setReading(true)}>
              {t('glossary.notes', figures.counted(notes.length))}
            </button>
          )}
        </p>
        <span className="grow" />
        <Button kind={isSample ? 'primary' : 'plain'} onClick={choose} disabled={busy}>
          {t('glossary.import')}
        </Button>
        <ExportMenu card={props.card} disabled={busy} />
      </div>
      {isSample && (
        <p className="hint glossary-hint">
          <span>{t('glossary.sampleHint', { name })}</span>
        </p>
      )}
      {reading && <FileNotes card={props.card} onClose={() => setReading(false)} />}
    </>
  );
}

function ExportMenu({ card, disabled }: { readonly card: GlossaryCard; readonly disabled: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const onOpen = useCallback((opened: boolean) => setOpen(opened && !disabled), [disabled]);
  const { version, workbook } = card;
  const suggested = (workbook ?? t('glossary.fileName', { name: version.glossary })).replace(/\.[^.]*$/, '');
  const save = (form: 'xlsx' | 'csv') => {
    setOpen(false);
    void exportGlossary(version.glossary, version.id, form, suggested);
  };
  return (
    <Menu label={t('glossary.export')} title={t('glossary.exportTitle')} open={open} onOpen={onOpen}>
      <h2>{t('glossary.exportTitle')}</h2>
      <button type="button" className="filter-option" onClick={() => save('xlsx')}>
        {t('glossary.exportXlsx')}
      </button>
      <button type="button" className="filter-option" onClick={() => save('csv')}>
        {t('glossary.exportCsv')}
      </button>
      <p className="menu-options note">{t(workbook === null ? 'glossary.exportNew' : 'glossary.exportOwn')}</p>
    </Menu>
  );
}
