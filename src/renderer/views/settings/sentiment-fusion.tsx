import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UNSURE_BELOW } from '../../../shared/domain/sentiment.ts';
import type { ModelCard } from '../../../shared/ipc/engine/model-requests.ts';
import type { SettingsState } from '../../../shared/ipc/engine/settings-requests.ts';
import { Button } from '../../components/button.tsx';
import { WeightSlider } from '../../components/weight-slider.tsx';
import { endTrial, useFusionTrial } from '../../state/fusion-trial.ts';
import { figuresOf } from '../../words/figures.ts';
import { SettingField } from './setting-field.tsx';
import { ThresholdSetting } from './threshold-setting.tsx';

/** How words and voice are put together, and from when on anything is believed. What is changed here is seen at once everywhere. */
export function SentimentFusion(props: { readonly models: readonly ModelCard[]; readonly state: SettingsState }) {
  const { t, i18n } = useTranslation();
  const { models, state } = props;
  const { percent } = figuresOf(i18n.language);
  return (
    <>
      <p className="group-note">{t('fusion.rule')}</p>
      <p className="note group-note">{t('fusion.atOnce')}</p>
      <TrialHint />
      <SettingField state={state} name="fusionTextWeight">
        {(value, save) => <Weight value={value} onChange={save} />}
      </SettingField>
      {(['text', 'acoustic'] as const).map((modality) => (
        <ThresholdSetting
          key={modality}
          state={state}
          name={`${modality}UnsureBelow`}
          measured={models.flatMap(({ classifier, kind, slots }) =>
            classifier && slots.length > 0 && kind === `${modality}-sentiment`
              ? [classifier.unsureBelow ?? UNSURE_BELOW]
              : [],
          )}
        />
      ))}
      <ThresholdSetting state={state} name="fusedUnsureBelow" measured={null} />
      <p className="note group-note">{t('fusion.third', { share: percent(1 / 3) })}</p>
    </>
  );
}

function Weight({ value, onChange }: { readonly value: number; readonly onChange: (value: number) => void }) {
  const { t, i18n } = useTranslation();
  const { percent } = figuresOf(i18n.language);
  // Moved, and not let go yet.
  const [draft, setDraft] = useState<number | null>(null);
  const weight = draft ?? value;
  const ends = { text: percent(weight), voice: percent(1 - weight) };
  return (
    <WeightSlider
      textWeight={weight}
      label={t('setting.fusionTextWeight')}
      valueText={t('fusion.weights', ends)}
      ends={[t('fusion.text', { share: ends.text }), t('fusion.voice', { share: ends.voice })]}
      onChange={setDraft}
      onSettle={() => {
        if (draft !== null && draft !== value) onChange(draft);
        setDraft(null);
      }}
    />
  );
}

/** The list goes by other values than these as long as they are tried there. */
function TrialHint() {
  const { t } = useTranslation();
  const trying = useFusionTrial(({ trial }) => trial !== null);
  if (!trying) return null;
  return (
    <p className="hint" role="status">
      {t('fusion.trial')}{' '}
      <Button kind="quiet" onClick={endTrial}>
        {t('fusion.endTrial')}
      </Button>
    </p>
  );
}
