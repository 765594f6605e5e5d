import { useTranslation } from 'react-i18next';
import type { SettingsState } from '../../../shared/ipc/engine/settings-requests.ts';
import { NumberField } from '../../components/number-field.tsx';
import { Segments } from '../../components/segments.tsx';
import { figuresOf } from '../../words/figures.ts';
import { SettingField } from './setting-field.tsx';

/** Where a threshold of one's own begins: the middle. */
const OWN_TO_BEGIN_WITH = 0.5;

/** Below which score no topic fits, in percent; or as the local classifier was measured. */
export function TopicThreshold({ state }: { readonly state: SettingsState }) {
  const { t, i18n } = useTranslation();
  const { plain } = figuresOf(i18n.language);
  return (
    <SettingField state={state} name="topicThreshold">
      {(value, save) => (
        <>
          <Segments
            label={t('setting.topicThreshold')}
            value={value === null ? 'measured' : 'own'}
            options={[
              ['measured', t('topicThreshold.measured')],
              ['own', t('topicThreshold.own')],
            ]}
            onChange={(how) => save(how === 'measured' ? null : OWN_TO_BEGIN_WITH)}
          />
          {value !== null && (
            <>
              <NumberField
                id="setting-topicThreshold"
                label={t('topicThreshold.percent')}
                value={Math.round(value * 1000) / 10}
                step={5}
                format={plain}
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
