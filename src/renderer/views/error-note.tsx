import { useTranslation } from 'react-i18next';
import { errorText } from '../../shared/error-text.ts';
import type { AppError } from '../../shared/errors.ts';
import { Trouble } from '../components/trouble.tsx';
import { usePreferences } from '../state/preferences.ts';

/** A failure in the language of the window. */
export function ErrorNote({ error }: { readonly error: AppError }) {
  const { t } = useTranslation();
  const language = usePreferences((state) => state.language);
  return <Trouble {...errorText(error.code, language)} detail={error.detail} detailsLabel={t('app.details')} />;
}
