import { useTranslation } from 'react-i18next';
import { Icon } from '../components/icon.tsx';
import { Mark } from '../components/mark.tsx';
import { useKeyLabel } from '../state/commands.ts';
import { openSettings, toggleGlossary, usePlace } from '../state/place.ts';
import { useTrail } from '../state/trail.ts';
import { LookMenu } from './look-menu.tsx';
import { NetworkMark } from './network-mark.tsx';
import { RunPill } from './run/run-pill.tsx';

/** The bar over every view: where the analyst is, whether anything leaves the machine, the look and the settings. */
export function TopBar() {
  const { t } = useTranslation();
  const settingsKey = useKeyLabel('settings');
  const glossaryKey = useKeyLabel('glossary');
  const inGlossary = usePlace(({ page }) => page === 'glossary');
  return (
    <header className="top">
      <Mark />
      <Trail />
      <span className="grow" />
      <RunPill />
      <NetworkMark />
      <button
        type="button"
        className="button bare"
        aria-label={t('app.glossary')}
        aria-pressed={inGlossary}
        title={glossaryKey === '' ? t('app.glossary') : `${t('app.glossary')} · ${glossaryKey}`}
        onClick={toggleGlossary}
      >
        <Icon name="glossary" />
      </button>
      <LookMenu />
      <button
        type="button"
        className="button bare"
        aria-label={t('app.settings')}
        title={settingsKey === '' ? t('app.settings') : `${t('app.settings')} · ${settingsKey}`}
        onClick={() => openSettings()}
      >
        <Icon name="gear" />
      </button>
    </header>
  );
}

function Trail() {
  const { t } = useTranslation();
  const { batch, call } = useTrail();
  const inCall = usePlace(({ callId }) => callId !== null);
  const page = usePlace((place) => place.page);
  if (page !== null) return <b className="trail">{t(`app.${page}`)}</b>;
  if (batch === null) return <b className="trail">Nabra</b>;
  if (!inCall) {
    return (
      <b className="trail">
        <bdi>{batch}</bdi>
      </b>
    );
  }
  return (
    <span className="trail">
      <bdi className="quiet">{batch}</bdi>
      {call !== null && (
        <>
          <span className="faint"> / </span>
          <b>
            <bdi>{call}</bdi>
          </b>
        </>
      )}
    </span>
  );
}
