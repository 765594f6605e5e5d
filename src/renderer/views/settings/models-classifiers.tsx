import { useTranslation } from 'react-i18next';
import type { ModelKind } from '../../../shared/domain/model.ts';
import type { ModelCard } from '../../../shared/ipc/engine/model-requests.ts';
import { MODEL_SLOTS, type ModelSlot, slotsOfKind } from '../../../shared/settings/model-slots.ts';
import { Choice } from '../../components/choice.tsx';
import { putModel } from '../../state/models.ts';
import { useSettings } from '../../state/settings.ts';
import { isolated } from '../../words/isolated.ts';
import { ModelsRow } from './models-row.tsx';

/** The value of a choice that leaves the slot empty: no model has it for an id. */
const NONE = '';

/** Classifiers of one kind: who judges the agent and who the client, or nobody; and the models to choose from. */
export function ModelsClassifiers(props: {
  readonly kind: Extract<ModelKind, 'text-sentiment' | 'acoustic-sentiment'>;
  readonly models: readonly ModelCard[];
  readonly onRemove: (model: ModelCard) => void;
}) {
  const { t } = useTranslation();
  const { kind, models } = props;
  const title = t(`models.slot.${kind}`);
  return (
    <section className="models-slot" aria-label={title}>
      <h2>{title}</h2>
      <p className="note">{t(`models.purpose.${kind}`)}</p>
      <div className="models-sides">
        {slotsOfKind(kind).map((slot) => (
          <Side key={slot} slot={slot} models={models} />
        ))}
      </div>
      {models.length === 0 ? (
        <p className="quiet">{t('models.noClassifier')}</p>
      ) : (
        <ul>
          {models.map((model) => (
            <ModelsRow key={model.id} model={model} onRemove={() => props.onRemove(model)} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Who judges a side. */
function Side({ slot, models }: { readonly slot: ModelSlot; readonly models: readonly ModelCard[] }) {
  const { t } = useTranslation();
  const settings = useSettings().value?.settings ?? null;
  const { kind, side, setting } = MODEL_SLOTS[slot];
  if (side === null || settings === null) return null;
  const chosen = settings[setting] ?? NONE;
  const usable = models.filter(({ id, state }) => id === chosen || state === 'ready' || state === 'verified');
  const gone = chosen !== NONE && !models.some(({ id }) => id === chosen);
  const options: (readonly [string, string])[] = [
    [NONE, t('models.emptySlot')],
    ...usable.map(({ id, name }) => [id, name ?? id] as const),
    ...(gone ? [[chosen, t('models.notInstalled', { name: isolated(chosen) })] as const] : []),
  ];
  const choose = (id: string) => {
    const model = models.find((one) => one.id === id);
    void putModel([slot], id === NONE ? null : id, model?.name ?? id);
  };
  return (
    <div className="models-side">
      <span>{t(`side.${side}`)}</span>
      <Choice
        label={t('models.judges', { kind: t(`models.slot.${kind}`), side: t(`side.${side}`) })}
        value={chosen}
        options={options}
        onChange={choose}
      />
      {gone && <span className="bad">▲ {t('models.state.missing')}</span>}
    </div>
  );
}
