import { useTranslation } from 'react-i18next';
import type { ModelKind } from '../../../shared/domain/model.ts';
import type { ModelCard } from '../../../shared/ipc/engine/model-requests.ts';
import { ModelsRow } from './models-row.tsx';

/** A slot with the models that can fill it; null: models that cannot be read, of which nobody knows what they are for. */
export function ModelsSlot(props: {
  readonly kind: Extract<ModelKind, 'asr' | 'vad'> | null;
  readonly models: readonly ModelCard[];
  readonly onRemove: (model: ModelCard) => void;
}) {
  const { t } = useTranslation();
  const { kind } = props;
  const title = t(`models.slot.${kind ?? 'unreadable'}`);
  return (
    <section className="models-slot" aria-label={title}>
      <h2>{title}</h2>
      {kind && <p className="note">{t(`models.purpose.${kind}`)}</p>}
      <ul>
        {props.models.map((model) => (
          <ModelsRow key={model.id} model={model} onRemove={() => props.onRemove(model)} />
        ))}
      </ul>
    </section>
  );
}
