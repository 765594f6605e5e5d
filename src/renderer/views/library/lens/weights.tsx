import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FusionSettings } from '../../../../shared/domain/fusion.ts';
import { fusionSettingsOf } from '../../../../shared/settings/fusion-settings.ts';
import { tryFusion, useFusionTrial } from '../../../state/fusion-trial.ts';
import { useSettings } from '../../../state/settings.ts';
import { figuresOf } from '../../../words/figures.ts';
import { Thresholds } from './thresholds.tsx';

/** So many hundredths a key goes. */
const KEY_STEP = 5;

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
  const textPercent = Math.round(fusion.textWeight * 100);
  const weigh = (percent: number) => change({ textWeight: Math.max(0, Math.min(100, percent)) / 100 });
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const towardsMore = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const isSideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    const steps = { ArrowUp: 1, ArrowDown: -1, PageUp: 2, PageDown: -2 }[event.key];
    const by = steps ?? (isSideways ? (event.key === towardsMore ? 1 : -1) : 0);
    if (by === 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    weigh(nextStep(textPercent, by));
  };
  return (
    <div className="lens-weights" data-trial={trial !== null}>
      <div className="lens-ends" aria-hidden="true">
        <span>{t('lens.text', { share: text })}</span>
        <span>{t('lens.voice', { share: voice })}</span>
      </div>
      <input
        type="range"
        min={0}
        max={100}
        step={1}
        aria-label={t('lens.weights')}
        aria-valuetext={t('lens.weightsOf', { text, voice })}
        value={textPercent}
        onChange={(event) => weigh(event.target.valueAsNumber)}
        onKeyDown={onKeyDown}
      />
      <Thresholds fusion={fusion} onChange={change} />
    </div>
  );
}

/** From where it stands to the next whole step: 67 goes to 70, then 75. */
function nextStep(percent: number, by: number): number {
  const from = percent / KEY_STEP;
  return (by > 0 ? Math.floor(from) + by : Math.ceil(from) + by) * KEY_STEP;
}
