import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { Button } from '../../components/button.tsx';
import { Check } from '../../components/check.tsx';
import { changeWithConsent } from '../../state/consent.ts';
import { openLedger, openSettings } from '../../state/place.ts';
import { ErrorNote } from '../error-note.tsx';
import { reachText } from './model-reach-text.ts';

/** The one switch: whether anything may leave this computer, and what that means as things are set. */
export function NetworkSwitch({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation();
  const [error, setError] = useState<AppError | null>(null);
  const { networkAllowed, topics, bedrockRegion, bedrockModel } = settings;
  const change = async (nothingLeaves: boolean) => {
    const changed = await changeWithConsent({ set: { networkAllowed: !nothingLeaves }, reset: [] });
    setError(changed.ok ? null : changed.error);
  };
  const what = networkAllowed ? (topics === 'bedrock' ? 'bedrock' : 'allowed') : 'off';
  return (
    <section className="network-switch" data-allowed={networkAllowed} aria-label={t('network.switch')}>
      <Check label={t('network.switch')} checked={!networkAllowed} onChange={(checked) => void change(checked)} />
      <p>{t(`network.${what}.note`, { region: bedrockRegion, model: bedrockModel })}</p>
      {what === 'bedrock' && <p className="quiet">{reachText(t, settings)}</p>}
      <p className="actions">
        <Button onClick={() => openLedger()}>{t('network.toLedger')}</Button>
        {networkAllowed && <Button onClick={() => openSettings('topics')}>{t('network.toTopics')}</Button>}
      </p>
      {error && <ErrorNote error={error} />}
    </section>
  );
}
