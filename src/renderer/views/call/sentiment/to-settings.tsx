import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { openSettings } from '../../../state/place.ts';

/** The way to where classifiers are chosen. */
export function ToSettings() {
  const { t } = useTranslation();
  return (
    <Button kind="quiet" onClick={() => openSettings('sentiment')}>
      {t('sentiment.choose')}
    </Button>
  );
}
