import { useTranslation } from 'react-i18next';
import { MODEL_CAUTIONS } from '../../../../shared/domain/model.ts';
import { MODALITIES } from '../../../../shared/domain/sentiment.ts';
import { useAsked } from '../../../state/use-asked.ts';
import { isolated } from '../../../words/isolated.ts';
import type { LaneSentiment } from './segment-sentiments.ts';

/** The classifiers that judged a call, and what their makers warn of. */
export function ModelFacts({ lanes }: { readonly lanes: readonly LaneSentiment[] }) {
  const { t } = useTranslation();
  const { value } = useAsked('models', ({ engine }, signal) => engine.request('models', null, signal), {
    about: 'house',
  });
  const cardOf = (id: string) => value?.models.find((model) => model.id === id);
  const used = MODALITIES.map((modality) => ({
    modality,
    ids: [...new Set(lanes.flatMap(({ stages }) => stages[modality]?.model ?? []))],
  })).filter(({ ids }) => ids.length > 0);
  return (
    <div className="judged-by note">
      {used.map(({ modality, ids }) => {
        const cards = ids.flatMap((id) => cardOf(id) ?? []);
        const names = ids.map((id) => cardOf(id)?.name ?? id).join(', ');
        return (
          <div key={modality}>
            <p>{t('sentiment.by', { judge: t(`sentiment.${modality}`), names: isolated(names) })}</p>
            {MODEL_CAUTIONS.filter((caution) => cards.some(({ cautions }) => cautions.includes(caution))).map(
              (caution) => (
                <p key={caution} className="caution">
                  {t(`models.caution.${caution}`)}
                </p>
              ),
            )}
          </div>
        );
      })}
    </div>
  );
}
