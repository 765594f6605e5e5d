import { useTranslation } from 'react-i18next';
import { countEdits } from '../../../shared/domain/glossary-edits.ts';
import type { GlossaryCard } from '../../../shared/ipc/engine/glossary-requests.ts';
import { Button } from '../../components/button.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { carryEditsOver, discardEdits, type Edited } from '../../state/glossary.ts';
import { type GlossaryDraft, isEdited } from '../../state/glossary-draft.ts';
import { reclassify, saveEdits, stopReclassifying, useGlossaryWork } from '../../state/glossary-work.ts';
import { useAsked } from '../../state/use-asked.ts';
import { figuresOf } from '../../words/figures.ts';
import { costText } from './cost-text.ts';
import type { GlossaryRow } from './glossary-rows.ts';
import { useSettled } from './use-settled.ts';

/** Long enough that typing in one cell after the other asks once. */
const SETTLED_MS = 300;

/** What is not saved, what it would touch and what it would cost; or the calls that wait to be classified again. */
export function ChangeBar(props: {
  readonly card: GlossaryCard;
  readonly edited: Edited;
  readonly draft: GlossaryDraft | null;
  readonly rows: readonly GlossaryRow[];
}) {
  const { card, edited, draft } = props;
  const work = useGlossaryWork((state) => state.reclassifying);
  if (work) return <Progress done={work.done} total={work.total} />;
  if (!isEdited(draft)) return card.outdated > 0 ? <Waiting card={card} /> : null;
  if (draft.basedOn !== card.version.id) return <ChangedMeanwhile edited={edited} draft={draft} />;
  return <Unsaved {...props} draft={draft} />;
}

function Unsaved(props: {
  readonly card: GlossaryCard;
  readonly edited: Edited;
  readonly draft: GlossaryDraft;
  readonly rows: readonly GlossaryRow[];
}) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { edited, draft, rows, card } = props;
  const { name } = edited;
  const busy = useGlossaryWork((state) => state.busy !== null);
  const atFault = rows.filter(({ trouble }) => trouble !== null).length;
  const { basedOn, edits } = useSettled(draft, SETTLED_MS);
  const weighed = useAsked(
    atFault > 0 ? 'at fault' : JSON.stringify([name, basedOn, edits]),
    ({ engine }, signal) => engine.request('weighGlossary', { name, basedOn, edits }, signal),
    { about: 'nothing' },
  ).value;
  const settled = edits === draft.edits && weighed !== null && atFault === 0;
  const touched = settled ? weighed.calls + card.outdated : null;
  const save = async (again: boolean) => {
    if ((await saveEdits(name, draft)) && again) await reclassify(name);
  };
  return (
    <div className="change-bar">
      <p role="status">
        <b>{t('glossary.changed', figures.counted(countEdits(draft.edits)))}</b>
        {' · '}
        {atFault > 0 ? (
          <span className="bad">{t('glossary.atFault', figures.counted(atFault))}</span>
        ) : settled ? (
          t('glossary.touches', figures.counted(weighed.calls))
        ) : (
          <span className="faint">{t('glossary.weighing')}</span>
        )}
        {settled &&
          weighed.costUsd !== null &&
          weighed.calls > 0 &&
          ` · ${costText(t, figures, weighed.costUsd, true)}`}
        {card.outdated > 0 && <span className="quiet"> · {t('glossary.waiting', figures.counted(card.outdated))}</span>}
      </p>
      <span className="grow" />
      <Button kind="quiet" onClick={() => discardEdits(name)}>
        {t('glossary.discard')}
      </Button>
      {touched === 0 ? (
        <Button kind="primary" onClick={() => void save(false)} disabled={busy}>
          {t('glossary.save')}
        </Button>
      ) : (
        <>
          <Button onClick={() => void save(false)} disabled={busy || atFault > 0}>
            {t('glossary.saveOnly')}
          </Button>
          <Button kind="primary" onClick={() => void save(true)} disabled={busy || atFault > 0}>
            {t('glossary.saveAndReclassify')}
          </Button>
        </>
      )}
    </div>
  );
}

function Waiting({ card }: { readonly card: GlossaryCard }) {
  const { t, i18n } = useTranslation();
  const busy = useGlossaryWork((state) => state.busy !== null);
  return (
    <div className="change-bar">
      <p role="status">{t('glossary.waiting', figuresOf(i18n.language).counted(card.outdated))}</p>
      <span className="grow" />
      <Button kind="primary" onClick={() => void reclassify(card.version.glossary)} disabled={busy}>
        {t('glossary.reclassify')}
      </Button>
    </div>
  );
}

function Progress({ done, total }: { readonly done: number; readonly total: number }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const label = t('glossary.reclassifying', { ...figures.counted(total), done: figures.number(done) });
  return (
    <div className="change-bar">
      <p role="status">{label}</p>
      <ProgressBar share={total === 0 ? 0 : done / total} label={label} />
      <span className="grow" />
      <Button onClick={stopReclassifying}>{t('glossary.stop')}</Button>
    </div>
  );
}

function ChangedMeanwhile({ edited, draft }: { readonly edited: Edited; readonly draft: GlossaryDraft }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="change-bar">
      <p role="alert">
        <b>{t('glossary.changed', figuresOf(i18n.language).counted(countEdits(draft.edits)))}</b>
        {' · '}
        {t('glossary.changedMeanwhile')}
      </p>
      <span className="grow" />
      <Button kind="quiet" onClick={() => discardEdits(edited.name)}>
        {t('glossary.discard')}
      </Button>
      <Button kind="primary" onClick={() => carryEditsOver(edited)}>
        {t('glossary.carryOver')}
      </Button>
    </div>
  );
}
