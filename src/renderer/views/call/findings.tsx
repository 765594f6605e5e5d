import { useTranslation } from 'react-i18next';
import type { CallDetails } from '../../../shared/domain/call-details.ts';
import { flagText } from '../../../shared/flag-text.ts';
import { usePreferences } from '../../state/preferences.ts';
import { figuresOf } from '../../words/figures.ts';

/** What was noticed about the recording: each in a sentence, with what to do; what exactly was found is one click below. */
export function Findings({ call }: { readonly call: CallDetails }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const language = usePreferences((state) => state.language);
  const { findings, durationS, claimedS } = call;
  const seconds = (value: number) => t('call.seconds', { seconds: figures.number(value, value < 100 ? 1 : 0) });
  return (
    <section aria-labelledby="findings-title">
      <h2 id="findings-title">{t('call.facts')}</h2>
      {findings.length === 0 && <p className="note">{t('call.noFacts')}</p>}
      <ul className="findings">
        {findings.map(({ flag, detail }) => (
          <li key={flag}>
            <p>{flagText(flag, language)}</p>
            {flag === 'partial_audio' && claimedS !== null && (
              <p>{t('call.readOfClaimed', { read: seconds(durationS), claimed: seconds(claimedS) })}</p>
            )}
            <p className="advice">{t(`flag.do.${flag}`)}</p>
            {detail !== '' && (
              <details>
                <summary>{t('app.details')}</summary>
                <code dir="ltr">{detail}</code>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
