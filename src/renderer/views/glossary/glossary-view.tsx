import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NO_EDITS } from '../../../shared/domain/glossary-edits.ts';
import type { GlossaryCard } from '../../../shared/ipc/engine/glossary-requests.ts';
import { useCommands } from '../../state/commands.ts';
import { type Edited, redoEdit, undoEdit, useWorkbench, useWorkbenchPlace } from '../../state/glossary.ts';
import { importGlossary, useGlossaryWork } from '../../state/glossary-work.ts';
import { useOfferTaker } from '../../state/offers.ts';
import { useAsked } from '../../state/use-asked.ts';
import { ErrorNote } from '../error-note.tsx';
import { ChangeBar } from './change-bar.tsx';
import { EndingNote } from './ending-note.tsx';
import { GlossaryHead } from './glossary-head.tsx';
import { glossaryRows, searchRows, sortByCalls } from './glossary-rows.ts';
import { LineTable } from './line-table.tsx';
import { LineTools } from './line-tools.tsx';
import { SidePanel } from './side-panel.tsx';

/** The glossary workbench: the lines that calls are classified by, and what the calls make of them. */
export function GlossaryView() {
  const { t } = useTranslation();
  const name = useWorkbench((state) => state.name);
  const glossaries = useAsked('glossaries', ({ engine }, signal) => engine.request('glossaries', null, signal));
  const card = glossaries.value?.find(({ version }) => version.glossary === name);
  const busy = useGlossaryWork((state) => state.busy !== null);
  useOfferTaker((offer) => void importGlossary(name, offer), t(busy ? 'glossary.veilBusy' : 'glossary.veil', { name }));
  if (!card) {
    return glossaries.error ? <ErrorNote error={glossaries.error} /> : <p className="waiting">{t('app.connecting')}</p>;
  }
  return (
    <main className="glossary" aria-label={t('app.glossary')}>
      {glossaries.error && <ErrorNote error={glossaries.error} />}
      <GlossaryHead cards={glossaries.value ?? []} card={card} />
      <EndingNote name={name} />
      <Lines key={name} card={card} />
    </main>
  );
}

/** The lines of a glossary as they are edited, with panels beside them. */
function Lines({ card }: { readonly card: GlossaryCard }) {
  const { t } = useTranslation();
  const { version, callsOfLines } = card;
  const { glossary: name } = version;
  const draft = useWorkbench(({ drafts }) => drafts[name]);
  const { search, byCalls, lineId, editing } = useWorkbenchPlace();
  const found = useRef<HTMLInputElement>(null);
  useCommands({
    find: () => found.current?.select(),
    undo: () => undoEdit(name),
    redo: () => redoEdit(name),
  });
  const asked = useAsked(
    `glossary ${version.id}`,
    ({ engine }, signal) => engine.request('glossary', { name, versionId: version.id }, signal),
    { about: 'nothing' },
  );
  // The last version stays while the next one is fetched: its lines are nearly the same, and nothing blanks.
  const kept = useRef<Edited | null>(null);
  if (asked.value) kept.current = { name, versionId: asked.value.id, entries: asked.value.entries };
  const edited = kept.current;
  const edits = draft?.edits ?? NO_EDITS;
  const rows = useMemo(
    () => (edited ? glossaryRows(edited.entries, edits, callsOfLines) : []),
    [edited, edits, callsOfLines],
  );
  const shown = useMemo(() => {
    const matching = searchRows(rows, search, editing ? lineId : null);
    return byCalls ? sortByCalls(matching) : matching;
  }, [rows, search, byCalls, lineId, editing]);
  if (!edited)
    return asked.error ? <ErrorNote error={asked.error} /> : <p className="waiting">{t('app.connecting')}</p>;
  return (
    <>
      <LineTools edited={edited} search={found} shown={shown.length} all={rows.length} card={card} />
      <div className="glossary-body">
        <LineTable edited={edited} rows={shown} />
        <SidePanel card={card} edited={edited} />
      </div>
      <ChangeBar card={card} edited={edited} draft={draft} rows={rows} />
    </>
  );
}
