import { useTranslation } from 'react-i18next';
import type { ModelCard } from '../../../shared/ipc/engine/model-requests.ts';
import { MODEL_SLOTS, type ModelSlot, slotsOfKind } from '../../../shared/settings/model-slots.ts';
import { Button } from '../../components/button.tsx';
import { Pill } from '../../components/pill.tsx';
import { putModel, useModels, verifyModel } from '../../state/models.ts';
import { useRun } from '../../state/run.ts';
import { figuresOf } from '../../words/figures.ts';
import { isolated } from '../../words/isolated.ts';
import { ErrorNote } from '../error-note.tsx';
import { ModelFactsLine } from './model-facts-line.tsx';

/** A model: what it is, how it stands, and what can be done with it. */
export function ModelsRow({ model, onRemove }: { readonly model: ModelCard; readonly onRemove: () => void }) {
  const { t } = useTranslation();
  const busy = useModels(({ work }) => work !== null);
  const running = useRun((state) => state.running !== null);
  const name = model.name ?? model.id;
  const kept = model.slots.length > 0 ? t('models.keptChosen') : running ? t('models.keptRunning') : null;
  return (
    <li className="model" aria-label={name}>
      <div className="model-text">
        <p className="model-name">
          <bdi>{name}</bdi>
          <ModelState model={model} />
        </p>
        <ModelFactsLine model={model} />
        <Fit model={model} />
        {model.cautions.map((caution) => (
          <p key={caution} className="note">
            ▲ {t(`models.caution.${caution}`)}
          </p>
        ))}
      </div>
      <div className="model-actions">
        {model.origin === 'imported' && (
          <Button kind="quiet" onClick={onRemove} disabled={busy || kept !== null} hint={kept}>
            {t('models.remove')}
          </Button>
        )}
        {model.kind !== null && model.state !== 'missing' && (
          <Button kind="quiet" onClick={() => void verifyModel(model.id, name)} disabled={busy}>
            {t('models.verify')}
          </Button>
        )}
        {model.kind && slotsOfKind(model.kind).map((slot) => <Use key={slot} slot={slot} model={model} />)}
      </div>
      {model.error && <ErrorNote error={model.error} />}
    </li>
  );
}

/** Whether the model is in a slot, or the button that puts it there. */
function Use({ slot, model }: { readonly slot: ModelSlot; readonly model: ModelCard }) {
  const { t } = useTranslation();
  const { side } = MODEL_SLOTS[slot];
  const name = model.name ?? model.id;
  if (model.slots.includes(slot))
    return <Pill kind="accent">✓ {t(side === null ? 'models.chosen' : `models.chosenFor.${side}`)}</Pill>;
  if (model.state !== 'ready' && model.state !== 'verified') return null;
  return (
    <Button
      onClick={() => void putModel([slot], model.id, name)}
      label={t(side === null ? 'models.chooseName' : `models.chooseNameFor.${side}`, { name: isolated(name) })}
    >
      {t(side === null ? 'models.choose' : `models.chooseFor.${side}`)}
    </Button>
  );
}

/** The signs that stand beside the colours of a state. */
const SIGNS = { ready: '○', verified: '✓', missing: '▲', damaged: '▲', verifying: '…' } as const;

function ModelState({ model }: { readonly model: ModelCard }) {
  const { t } = useTranslation();
  const verifying = useModels(({ work }) => work?.step === 'verifying' && work.modelId === model.id);
  const state = verifying ? 'verifying' : model.state;
  return (
    <span className={`model-state ${state}`} title={t(`models.state.${state}.more`)}>
      {SIGNS[state]} {t(`models.state.${state}`)}
    </span>
  );
}

/** What this machine would make of it. */
function Fit({ model: { kind, fit, measuredSpeed } }: { readonly model: ModelCard }) {
  const { t, i18n } = useTranslation();
  if (kind !== 'asr' || !fit) return null;
  const figures = figuresOf(i18n.language);
  return (
    <p className={`note ${fit.tight ? 'bad' : ''}`}>
      {fit.tight ? t('models.tight') : t('models.fit', figures.counted(fit.analyzers))}
      {' · '}
      {measuredSpeed === null
        ? t('models.speedUnmeasured')
        : t('models.speed', { factor: figures.number(measuredSpeed, measuredSpeed < 10 ? 1 : 0) })}
    </p>
  );
}
