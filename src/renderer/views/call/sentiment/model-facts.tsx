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
  const all = used.flatMap(({ ids }) => ids);
  const cautions = MODEL_CAUTIONS.filter((caution) => all.some((id) => cardOf(id)?.cautions.includes(caution)));
  return (
    <>
      {cautions.map((caution) => (
        <p key={caution} className="note caution">
          {t(`sentiment.caution.${caution}`)}
        </p>
      ))}
      <p className="note judged-by">
        {t('sentiment.by')}
        {used.map(({ modality, ids }) => (
          <span key={modality}>
            {' · '}
            {t('sentiment.of', {
              judge: t(`sentiment.${modality}`),
              verdict: isolated(ids.map((id) => cardOf(id)?.name ?? id).join(', ')),
            })}
          </span>
        ))}
      </p>
    </>
  );
}
