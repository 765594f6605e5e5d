import { useTranslation } from 'react-i18next';
import type { PreflightSummary } from '../../../shared/ipc/engine/batch-requests.ts';
import { Button } from '../../components/button.tsx';
import { openSettings } from '../../state/place.ts';
import { declineOffer } from '../../state/run.ts';
import { figuresOf } from '../../words/figures.ts';
import { isolated } from '../../words/isolated.ts';
import { ErrorNote } from '../error-note.tsx';
import { languageNames } from './preflight-facts.tsx';

/** What calls of the centre are spoken in: Moroccan and standard Arabic, and French. */
const SPOKEN = ['ary', 'ar', 'fr'];

/** So many times the least space has to be free before it is worth no word. */
const PLENTY = 5;

/** What there is to know before a start: why there is nothing to do, or not all, or why it cannot be done. */
export function PreflightVerdict({ found }: { readonly found: PreflightSummary }) {
  const { t, i18n } = useTranslation();
  const { freeBytes, leastFreeBytes, recordings, upToDate } = found;
  const figures = figuresOf(i18n.language);
  const space = { free: figures.size(freeBytes), least: figures.size(leastFreeBytes) };
  const left = recordings - upToDate;
  const { languages } = found.asr;
  const understood = languages.length === 0 || languages.some((code) => SPOKEN.includes(code));
  const toModels = () => {
    declineOffer();
    openSettings('models');
  };
  return (
    <>
      {found.modelError && <ErrorNote error={found.modelError} />}
      {recordings === 0 && (
        <p className="verdict">{t(found.found === 0 ? 'preflight.nothingFound' : 'preflight.nothingUsable')}</p>
      )}
      {recordings > 0 && left === 0 && <p className="verdict">{t('preflight.nothingNew')}</p>}
      {upToDate > 0 && left > 0 && <p className="verdict">{t('preflight.onlyNew', figures.counted(left))}</p>}
      {left > 0 && !found.modelError && !understood && (
        <div className="verdict with-action">
          <p>
            {t('preflight.otherLanguage', {
              asr: isolated(found.asr.name),
              languages: languageNames(languages, '', i18n.language),
            })}
          </p>
          <Button onClick={toModels}>{t('preflight.toModels')}</Button>
        </div>
      )}
      {freeBytes < leastFreeBytes && (
        <p className="verdict blocking" role="alert">
          {t('preflight.spaceNone', space)}
        </p>
      )}
      {freeBytes >= leastFreeBytes && freeBytes < PLENTY * leastFreeBytes && (
        <p className="verdict">{t('preflight.spaceLow', space)}</p>
      )}
    </>
  );
}
