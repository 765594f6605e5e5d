import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FusionSettings } from '../../../../shared/domain/fusion.ts';
import { NumberField } from '../../../components/number-field.tsx';
import { figuresOf } from '../../../words/figures.ts';

const THRESHOLDS = [
  ['textUnsureBelow', 'sentiment.text'],
  ['acousticUnsureBelow', 'sentiment.acoustic'],
  ['fusedUnsureBelow', 'sentiment.fused'],
] as const;

/** Below which probability nothing is believed, in percent; folded away. An empty field is the classifier's own threshold. */
export function Thresholds(props: {
  readonly fusion: FusionSettings;
  readonly onChange: (change: Partial<FusionSettings>) => void;
}) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const figures = figuresOf(i18n.language);
  return (
    <details className="lens-thresholds">
      <summary>{t('lens.thresholds')}</summary>
      {THRESHOLDS.map(([key, name]) => {
        const share = props.fusion[key];
        const mayBeEmpty = key !== 'fusedUnsureBelow';
        return (
          <div key={key} className="lens-threshold">
            <label htmlFor={`${id}${key}`}>{t(name)}</label>
            <span>
              <NumberField
                id={`${id}${key}`}
                value={share === null ? null : Math.round(share * 1000) / 10}
                step={5}
                format={figures.plain}
                {...(mayBeEmpty && { empty: t('lens.ofModel') })}
                refuse={(percent) => {
                  const fits = percent === null ? mayBeEmpty : percent >= 0 && percent <= 100;
                  return fits ? null : t('lens.percentRefused');
                }}
                onChange={(percent) => props.onChange({ [key]: percent === null ? null : percent / 100 })}
              />
              <span className="faint" aria-hidden="true">
                %
              </span>
            </span>
          </div>
        );
      })}
      <p className="note">{t('lens.thresholdsMore')}</p>
    </details>
  );
}
