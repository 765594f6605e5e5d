import { useTranslation } from 'react-i18next';
import { openLedger } from '../state/place.ts';
import { useSettings } from '../state/settings.ts';

/** In the bar over every view: whether anything may leave, and the way to what did. Until it is known, nothing is said. */
export function NetworkMark() {
  const { t } = useTranslation();
  const settings = useSettings().value?.settings;
  if (!settings) return null;
  const { networkAllowed, topics, bedrockRegion } = settings;
  const text = networkAllowed
    ? topics === 'bedrock'
      ? t('network.bedrock', { region: bedrockRegion })
      : t('network.allowed')
    : t('app.offline');
  return (
    <button
      type="button"
      className={`pill ${networkAllowed ? 'warn' : 'good'} network-mark`}
      title={t('network.toLedger')}
      onClick={() => openLedger()}
    >
      {networkAllowed ? '▲' : '●'} {text}
    </button>
  );
}
