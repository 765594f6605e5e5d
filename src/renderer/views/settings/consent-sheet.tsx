import { useTranslation } from 'react-i18next';
import { REDACTION_TYPES } from '../../../shared/domain/redaction.ts';
import { Button } from '../../components/button.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useConsent } from '../../state/consent.ts';
import { reachText } from './model-reach-text.ts';

/** What no redactor and no program can promise of what has left. */
const NOT_PROMISED = ['missed', 'kept', 'law', 'recalled'] as const;

/** What would leave for where, before it may. Leaving everything as it is is the answer that lies at hand. */
export function ConsentSheet() {
  const { t } = useTranslation();
  const asked = useConsent((state) => state.asked);
  if (!asked) return null;
  const { before, after, answer } = asked;
  const another = before.settings.networkAllowed;
  const types = REDACTION_TYPES.map((type) => t(`redaction.${type}`));
  return (
    <Sheet
      title={another ? t('consent.elsewhere') : t('consent.title')}
      onClose={() => answer(false)}
      actions={
        <>
          <Button focused onClick={() => answer(false)}>
            {another ? t('consent.leave') : t('consent.refuse')}
          </Button>
          <Button kind="primary" onClick={() => answer(true)}>
            {t('consent.agree')}
          </Button>
        </>
      }
    >
      <dl className="kept consent">
        <div>
          <dt>{t('consent.service')}</dt>
          <dd>
            {t('consent.bedrock')}
            {after.bedrockEndpoint !== null && <code dir="ltr">{after.bedrockEndpoint}</code>}
          </dd>
        </div>
        <div>
          <dt>{t('setting.bedrockRegion')}</dt>
          <dd>
            <code dir="ltr">{after.bedrockRegion}</code>
          </dd>
        </div>
        <div>
          <dt>{t('setting.bedrockModel')}</dt>
          <dd>
            <code dir="ltr">{after.bedrockModel}</code>
            {reachText(t, after)}
          </dd>
        </div>
        <div>
          <dt>{t('consent.what')}</dt>
          <dd>{t('consent.what.note')}</dd>
        </div>
        <div>
          <dt>{t('consent.hidden')}</dt>
          <dd>{t('consent.hidden.note', { types: types.join(t('consent.and')) })}</dd>
        </div>
        <div>
          <dt>{t('consent.notPromised')}</dt>
          <dd>
            <ul>
              {NOT_PROMISED.map((what) => (
                <li key={what}>{t(`consent.notPromised.${what}`)}</li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
      {after.topics !== 'bedrock' && <p className="hint">{t('consent.notYet')}</p>}
      <p className="note">{t('consent.ledger')}</p>
    </Sheet>
  );
}
