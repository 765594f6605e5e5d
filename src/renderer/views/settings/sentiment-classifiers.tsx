import { useTranslation } from 'react-i18next';
import { UNSURE_BELOW } from '../../../shared/domain/sentiment.ts';
import type { ModelCard } from '../../../shared/ipc/engine/model-requests.ts';
import { v1NameOf } from '../../../shared/settings/facts.ts';
import { MODEL_SLOTS, type ModelSlot, slotsOfKind } from '../../../shared/settings/model-slots.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { Button } from '../../components/button.tsx';
import { SettingRow } from '../../components/setting-row.tsx';
import { SIDE_SIGNS } from '../../components/side-name.tsx';
import { useModels } from '../../state/models.ts';
import { openSettings } from '../../state/place.ts';
import { figuresOf } from '../../words/figures.ts';
import { ErrorNote } from '../error-note.tsx';
import { ClassifierSide } from './classifier-side.tsx';
import { ModelFactsLine } from './model-facts-line.tsx';

const KINDS = [
  ['text', 'text-sentiment'],
  ['acoustic', 'acoustic-sentiment'],
] as const;

/** Who judges the words and the voice of either side, and what is known of them. */
export function SentimentClassifiers(props: { readonly models: readonly ModelCard[]; readonly settings: Settings }) {
  const { t } = useTranslation();
  const ending = useModels((state) => state.ending);
  const { settings } = props;
  return (
    <>
      {KINDS.map(([modality, kind]) => {
        const models = props.models.filter((model) => model.kind === kind);
        const slots = slotsOfKind(kind);
        const ids = new Set(slots.map((slot) => settings[MODEL_SLOTS[slot].setting]));
        const chosen = [...ids].flatMap((id) => models.find((model) => model.id === id) ?? []);
        const name = t(`sentiment.${modality}`);
        return (
          <SettingRow
            key={kind}
            label={
              <>
                {name}
                <span className="note">{t(`models.purpose.${kind}`)}</span>
                <code className="v1-name">{slots.map((slot) => v1NameOf(MODEL_SLOTS[slot].setting)).join('\n')}</code>
              </>
            }
            note={
              <>
                <p>{t('labels.kept')}</p>
                {models.length === 0 && <p>{t('sentimentSettings.noneInstalled')}</p>}
                {chosen.map((model) => (
                  <Chosen key={model.id} model={model} slots={slots} settings={settings} />
                ))}
              </>
            }
          >
            <div className="classifier-sides">
              {slots.map((slot) => (
                <ClassifierSide key={slot} slot={slot} models={models} />
              ))}
            </div>
          </SettingRow>
        );
      })}
      {ending?.kind === 'failed' && <ErrorNote error={ending.error} />}
      <p className="actions section-end">
        <Button onClick={() => openSettings('models')}>{t('sentimentSettings.toModels')}</Button>
        <span className="note">{t('sentimentSettings.toModelsMore')}</span>
      </p>
    </>
  );
}

/** A classifier that judges, for whom, what it is, from when on it is believed, and what its makers warn of. */
function Chosen(props: {
  readonly model: ModelCard;
  readonly slots: readonly ModelSlot[];
  readonly settings: Settings;
}) {
  const { t, i18n } = useTranslation();
  const { model, slots, settings } = props;
  const sides = slots.flatMap((slot) => {
    const { setting, side } = MODEL_SLOTS[slot];
    return side !== null && settings[setting] === model.id ? [side] : [];
  });
  const { percent } = figuresOf(i18n.language);
  const unsureBelow = model.classifier?.unsureBelow ?? null;
  return (
    <div className="chosen-classifier">
      <p>
        {sides.map((side) => (
          <span key={side} className={`side-name ${side}`} role="img" aria-label={t(`side.${side}`)}>
            {SIDE_SIGNS[side]}{' '}
          </span>
        ))}
        <b>
          <bdi>{model.name ?? model.id}</bdi>
        </b>
      </p>
      <ModelFactsLine model={model} />
      {model.classifier && (
        <p>
          {t(unsureBelow === null ? 'sentimentSettings.unsureUnmeasured' : 'sentimentSettings.unsureOfModel', {
            share: percent(unsureBelow ?? UNSURE_BELOW),
          })}
        </p>
      )}
      {model.cautions.map((caution) => (
        <p key={caution} className="classifier-caution">
          ▲ {t(`models.caution.${caution}`)}
        </p>
      ))}
      {model.error && <ErrorNote error={model.error} />}
    </div>
  );
}
