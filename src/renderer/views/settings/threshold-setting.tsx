import { useTranslation } from 'react-i18next';
import { UNSURE_BELOW } from '../../../shared/domain/sentiment.ts';
import type { SettingsState } from '../../../shared/ipc/engine/settings-requests.ts';
import { NumberField } from '../../components/number-field.tsx';
import { Segments } from '../../components/segments.tsx';
import { figuresOf } from '../../words/figures.ts';
import { SettingField } from './setting-field.tsx';

/** Below which probability a likeliest class is not believed, in percent; or, where classifiers have their own, as measured. */
export function ThresholdSetting(props: {
  readonly state: SettingsState;
  readonly name: 'textUnsureBelow' | 'acousticUnsureBelow' | 'fusedUnsureBelow';
  /** What the makers of the chosen classifiers measured; null: nobody could. */
  readonly measured: readonly number[] | null;
}) {
  const { t, i18n } = useTranslation();
  const { state, name } = props;
  const figures = figuresOf(i18n.language);
  const measured = props.measured && [...new Set(props.measured)];
  const shares = measured?.map((share) => figures.percent(share)).join(', ');
  const id = `setting-${name}`;
  return (
    <SettingField
      state={state}
      name={name}
      {...(shares ? { facts: t('fusion.measured', { shares }) } : {})}
      {...(measured ? {} : { controlId: id })}
    >
      {(value, save) => (
        <>
          {measured && (
            <Segments
              label={t(`setting.${name}`)}
              value={value === null ? 'measured' : 'set'}
              options={[
                ['measured', t('fusion.asMeasured')],
                ['set', t('fusion.set')],
              ]}
              onChange={(how) => save((how === 'measured' ? null : Math.max(...measured, UNSURE_BELOW)) as never)}
            />
          )}
          {value !== null && (
            <>
              <NumberField
                id={id}
                {...(measured && { label: t('fusion.percentOf', { name: t(`setting.${name}`) }) })}
                value={Math.round(value * 1000) / 10}
                step={5}
                format={figures.plain}
                refuse={(percent) =>
                  percent !== null && percent >= 0 && percent <= 100 ? null : t('fusion.percentRefused')
                }
                onChange={(percent) => percent !== null && save(percent / 100)}
              />
              <span className="quiet">{t('unit.percent')}</span>
            </>
          )}
        </>
      )}
    </SettingField>
  );
}
