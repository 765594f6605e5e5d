import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/icon.tsx';
import { Menu } from '../components/menu.tsx';
import { LookFields } from './settings/look-fields.tsx';

/** A button of the bar with the language and the look behind it, at hand in every view. */
export function LookMenu() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Menu label={<Icon name="look" />} title={t('app.look')} kind="bare" sign open={open} onOpen={setOpen}>
      <div className="look-menu">
        <LookFields />
      </div>
    </Menu>
  );
}
