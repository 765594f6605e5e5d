import { useTranslation } from 'react-i18next';
import type { SettingsState } from '../../../shared/ipc/engine/settings-requests.ts';
import { DEFAULT_SETTINGS, type NumberKey, numberRange } from '../../../shared/settings/facts.ts';
import { NumberField } from '../../components/number-field.tsx';
import { figuresOf } from '../../words/figures.ts';
import type { NumberSetting as Asked } from './advanced-fields.ts';
import { SettingField } from './setting-field.tsx';

/** A setting that is a number. */
export function NumberSetting({ state, asked }: { readonly state: SettingsState; readonly asked: Asked }) {
  const { t, i18n } = useTranslation();
  const { key, unit, step } = asked;
  const range = numberRange(key);
  const { plain } = figuresOf(i18n.language);
  const rangeText = rangeWords(range.min, range.max);
  const own = DEFAULT_SETTINGS[key];
  const facts = [
    t(rangeText, { min: plain(range.min ?? 0), max: plain(range.max ?? 0) }),
    t('settings.byItself', { value: own === null ? t('settings.automatic') : plain(own) }),
  ].join(' · ');
  const refuse = (value: number | null): string | null => {
    if (value === null) return range.optional ? null : t('settings.needsNumber');
    if (Number.isNaN(value)) return t('settings.needsNumber');
    if (range.whole && !Number.isInteger(value)) return t('settings.needsWhole');
    const inside = (range.min === null ? value > 0 : value >= range.min) && (range.max === null || value <= range.max);
    return inside
      ? null
      : t('settings.outside', { range: t(rangeText, { min: plain(range.min ?? 0), max: plain(range.max ?? 0) }) });
  };
  const id = `setting-${key}`;
  return (
    <SettingField<NumberKey> state={state} name={key} controlId={id} facts={facts} beside>
      {(value, save) => (
        <>
          <NumberField
            id={id}
            value={value}
            step={step}
            format={plain}
            {...(range.optional && { empty: t('settings.automatic') })}
            refuse={refuse}
            onChange={(wanted) => save(wanted as never)}
          />
          {unit !== 'none' && <span className="quiet">{t(`unit.${unit}`)}</span>}
        </>
      )}
    </SettingField>
  );
}

function rangeWords(min: number | null, max: number | null) {
  if (min === null) return 'settings.range.positive';
  return max === null ? 'settings.range.from' : 'settings.range.between';
}
