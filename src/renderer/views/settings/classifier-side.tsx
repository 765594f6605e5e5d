import { useTranslation } from 'react-i18next';
import type { ModelCard } from '../../../shared/ipc/engine/model-requests.ts';
import { MODEL_SLOTS, type ModelSlot } from '../../../shared/settings/model-slots.ts';
import { Choice } from '../../components/choice.tsx';
import { SideName } from '../../components/side-name.tsx';
import { putModel } from '../../state/models.ts';
import { useSettings } from '../../state/settings.ts';
import { isolated } from '../../words/isolated.ts';

/** The value of a choice that leaves the slot empty: no model has it for an id. */
const NONE = '';

/** Who judges a side, out of the models of the slot's kind, or nobody. */
export function ClassifierSide({ slot, models }: { readonly slot: ModelSlot; readonly models: readonly ModelCard[] }) {
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
      <SideName side={side} name={t(`side.${side}`)} />
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
