import { useTranslation } from 'react-i18next';
import { Icon } from '../components/icon.tsx';
import { LookFields } from './settings/look-fields.tsx';

/** A button of the bar with the language and the look behind it, at hand in every view. */
export function LookMenu() {
  const { t } = useTranslation();
  return (
    <>
      <button
        type="button"
        className="button bare"
        popoverTarget="look-menu"
        aria-label={t('app.look')}
        title={t('app.look')}
      >
        <Icon name="look" />
      </button>
      <fieldset id="look-menu" popover="auto" className="look-menu" aria-label={t('app.look')}>
        <LookFields />
      </fieldset>
    </>
  );
}
