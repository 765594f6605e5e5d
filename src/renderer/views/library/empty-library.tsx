import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { useKeyLabel } from '../../state/commands.ts';
import { chooseFolder, offerSamples } from '../../state/run.ts';

/** What a first start shows: where to drop, the three steps, and calls to try. */
export function EmptyLibrary() {
  const { t } = useTranslation();
  const openKey = useKeyLabel('chooseFolder');
  return (
    <main className="empty">
      <div className="drop-area">
        <h1>{t('empty.title')}</h1>
        <ol>
          <li>{t('empty.step1')}</li>
          <li>{t('empty.step2')}</li>
          <li>{t('empty.step3')}</li>
        </ol>
        <div className="actions">
          <Button kind="primary" onClick={() => void chooseFolder()}>
            {t('empty.browse')} <KeyCap name={openKey} />
          </Button>
          <Button onClick={() => void offerSamples()}>{t('empty.samples')}</Button>
        </div>
      </div>
    </main>
  );
}
