import { useTranslation } from 'react-i18next';
import type { ModelKind } from '../../../shared/domain/model.ts';
import type { ModelCard } from '../../../shared/ipc/engine/model-requests.ts';
import { slotsOfKind } from '../../../shared/settings/model-slots.ts';
import { ClassifierSide } from './classifier-side.tsx';
import { ModelsRow } from './models-row.tsx';

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
          <ClassifierSide key={slot} slot={slot} models={models} />
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
