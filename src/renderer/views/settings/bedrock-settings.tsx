import { useTranslation } from 'react-i18next';
import type { SettingsState } from '../../../shared/ipc/engine/settings-requests.ts';
import type { SettingKey } from '../../../shared/settings/change.ts';
import { Button } from '../../components/button.tsx';
import { Check } from '../../components/check.tsx';
import { TextField } from '../../components/text-field.tsx';
import { changeWithConsent } from '../../state/consent.ts';
import { openSettings } from '../../state/place.ts';
import type { NumberSetting as AskedNumber } from './advanced-fields.ts';
import { AwsKeys } from './aws-keys.tsx';
import { BedrockTest } from './bedrock-test.tsx';
import { reachText } from './model-reach-text.ts';
import { NumberSetting } from './number-setting.tsx';
import { SettingField } from './setting-field.tsx';

/** Some models and inference profiles that are offered while one types; any other id can be typed. */
const MODELS = [
  'anthropic.claude-3-5-sonnet-20240620-v1:0',
  'eu.anthropic.claude-sonnet-4-20250514-v1:0',
  'eu.anthropic.claude-3-7-sonnet-20250219-v1:0',
  'anthropic.claude-3-haiku-20240307-v1:0',
  'eu.amazon.nova-lite-v1:0',
];
/** Regions with Bedrock that are near: the first is the one it is by itself. */
const REGIONS = ['eu-central-1', 'eu-west-1', 'eu-west-3', 'eu-south-2', 'us-east-1'];

const LIMITS: readonly AskedNumber[] = [
  { key: 'bedrockMaxCostUsd', unit: 'dollars', step: 1 },
  { key: 'bedrockInputUsdPerMillion', unit: 'dollars', step: 0.5 },
  { key: 'bedrockOutputUsdPerMillion', unit: 'dollars', step: 0.5 },
  { key: 'bedrockConcurrency', unit: 'none', step: 1 },
  { key: 'bedrockTimeoutS', unit: 'seconds', step: 5 },
];

/** What is taken back together. */
export const BEDROCK_KEYS = [
  'bedrockModel',
  'bedrockGlobalAllowed',
  'bedrockRegion',
  'bedrockEndpoint',
  'bedrockProfile',
  'bedrockMaxCostUsd',
  'bedrockInputUsdPerMillion',
  'bedrockOutputUsdPerMillion',
  'bedrockConcurrency',
  'bedrockTimeoutS',
] as const satisfies readonly SettingKey[];

/** Which model is asked where and as whom, what it may cost, and a try. Nothing of it can be set while nothing may leave. */
export function BedrockSettings({ state }: { readonly state: SettingsState }) {
  const { t } = useTranslation();
  const offline = !state.settings.networkAllowed;
  return (
    <>
      {offline && (
        <p className="hint">
          {t('topicSettings.offline')}{' '}
          <Button kind="quiet" onClick={() => openSettings('privacy')}>
            {t('topicSettings.toPrivacy')}
          </Button>
        </p>
      )}
      <fieldset className="plain-fieldset" disabled={offline} aria-label={t('settings.group.bedrock')}>
        <Destination state={state} />
      </fieldset>
      <AwsKeys offline={offline} />
      <BedrockTest offline={offline} basis={JSON.stringify(BEDROCK_KEYS.map((key) => state.settings[key]))} />
      <fieldset className="plain-fieldset" disabled={offline} aria-label={t('topicSettings.limits')}>
        {LIMITS.map((asked) => (
          <NumberSetting key={asked.key} state={state} asked={asked} />
        ))}
      </fieldset>
    </>
  );
}

function Destination({ state }: { readonly state: SettingsState }) {
  const { t } = useTranslation();
  const { settings } = state;
  const shared = { state, change: changeWithConsent };
  const needed = (text: string) => (text.trim() === '' ? t('topicSettings.needed') : null);
  return (
    <>
      <SettingField {...shared} name="bedrockModel" facts={reachText(t, settings)}>
        {(value, save) => (
          <TextField
            label={t('setting.bedrockModel')}
            value={value}
            longest={300}
            technical
            suggestions={MODELS}
            refuse={needed}
            onChange={(text) => save(text.trim())}
          />
        )}
      </SettingField>
      <SettingField {...shared} name="bedrockGlobalAllowed">
        {(value, save) => <Check label={t('topicSettings.allowGlobal')} checked={value} onChange={save} />}
      </SettingField>
      <SettingField {...shared} name="bedrockRegion">
        {(value, save) => (
          <TextField
            label={t('setting.bedrockRegion')}
            value={value}
            longest={40}
            technical
            suggestions={REGIONS}
            refuse={(text) => needed(text) ?? (/^[a-z0-9-]+$/.test(text.trim()) ? null : t('topicSettings.badRegion'))}
            onChange={(text) => save(text.trim())}
          />
        )}
      </SettingField>
      <SettingField {...shared} name="bedrockEndpoint">
        {(value, save) => (
          <TextField
            label={t('setting.bedrockEndpoint')}
            value={value ?? ''}
            longest={300}
            technical
            empty={t('topicSettings.ofRegion')}
            refuse={(text) =>
              text.trim() === '' || isSafeAddress(text.trim()) ? null : t('topicSettings.badEndpoint')
            }
            onChange={(text) => save(text.trim() === '' ? null : text.trim())}
          />
        )}
      </SettingField>
      <SettingField {...shared} name="bedrockProfile">
        {(value, save) => (
          <TextField
            label={t('setting.bedrockProfile')}
            value={value ?? ''}
            longest={100}
            technical
            empty={t('topicSettings.awsOrder')}
            onChange={(text) => save(text.trim() === '' ? null : text.trim())}
          />
        )}
      </SettingField>
    </>
  );
}

/** Whether nobody can read along on the way there: HTTPS, or an address of this computer. */
function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  if (protocol === 'https:') return true;
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
