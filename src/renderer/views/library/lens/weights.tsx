import { useTranslation } from 'react-i18next';
import type { FusionSettings } from '../../../../shared/domain/fusion.ts';
import { fusionSettingsOf } from '../../../../shared/settings/fusion-settings.ts';
import { WeightSlider } from '../../../components/weight-slider.tsx';
import { tryFusion, useFusionTrial } from '../../../state/fusion-trial.ts';
import { useSettings } from '../../../state/settings.ts';
import { figuresOf } from '../../../words/figures.ts';
import { Thresholds } from './thresholds.tsx';

/** Moves weight between words and voice, and has the whole batch fused anew on the way. */
export function Weights() {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const trial = useFusionTrial((state) => state.trial);
  const settings = useSettings().value?.settings;
  if (!settings) return null;
  const kept = fusionSettingsOf(settings);
  const fusion = trial ?? kept;
  const change = (part: Partial<FusionSettings>) => tryFusion({ ...fusion, ...part }, kept);
  const [text, voice] = [figures.percent(fusion.textWeight), figures.percent(1 - fusion.textWeight)];
  return (
    <div className="lens-weights" data-trial={trial !== null}>
      <WeightSlider
        textWeight={fusion.textWeight}
        label={t('lens.weights')}
        valueText={t('lens.weightsOf', { text, voice })}
        ends={[t('lens.text', { share: text }), t('lens.voice', { share: voice })]}
        onChange={(textWeight) => change({ textWeight })}
      />
      <Thresholds fusion={fusion} onChange={change} />
    </div>
  );
}
