import { useTranslation } from 'react-i18next';
import { errorText } from '../../shared/error-text.ts';
import type { PreflightSummary } from '../../shared/ipc/engine/batch-requests.ts';
import type { Offer } from '../../shared/ipc/engine-shell-contract.ts';
import { Button } from '../components/button.tsx';
import { Pill } from '../components/pill.tsx';
import { Sheet } from '../components/sheet.tsx';
import { usePreferences } from '../state/preferences.ts';
import { startOffer, useRun } from '../state/run.ts';
import { useAsked } from '../state/use-asked.ts';
import { clock, figuresOf } from '../words/figures.ts';
import { ErrorNote } from './error-note.tsx';

/** What a batch over the offered files would do, and the word to start it. */
export function PreflightSheet({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation();
  const startError = useRun((state) => state.startError);
  const { offerId } = offer;
  const found = useAsked(
    `preflight ${offerId}`,
    ({ engine }, signal) => engine.request('preflight', { offerId }, signal),
    { live: false },
  );
  const close = () => useRun.setState({ offer: null, startError: null });
  const ready = found.value !== null && found.value.recordings > 0;
  return (
    <Sheet
      title={t('preflight.title', { title: `\u2068${offer.title}\u2069` })}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t('preflight.cancel')}</Button>
          {ready && (
            <Button kind="primary" focused onClick={() => void startOffer(offerId)}>
              {t('preflight.start')} <kbd>↵</kbd>
            </Button>
          )}
        </>
      }
    >
      {found.error && <ErrorNote error={found.error} />}
      {startError && <ErrorNote error={startError} />}
      {!found.value && !found.error && <p className="waiting">{t('preflight.looking')}</p>}
      {found.value && <Found found={found.value} />}
    </Sheet>
  );
}

function Found({ found }: { readonly found: PreflightSummary }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const facts = [
    [t('preflight.audio'), clock(found.audioS)],
    [
      t('preflight.estimate'),
      found.estimateS === null ? t('preflight.unmeasured') : figures.span(Math.max(1, found.estimateS)),
    ],
    ...(
      [
        ['preflight.known', found.known],
        ['preflight.duplicates', found.duplicatesCount],
        ['preflight.others', found.othersCount],
      ] as const
    )
      .filter(([, count]) => count > 0)
      .map(([key, count]) => [t(key), figures.number(count)] as const),
  ] as const;
  return (
    <>
      <p className="pills">
        <Pill kind="accent">{t('preflight.found', { count: found.found })}</Pill>
        {found.rejectedCount > 0 && <Pill kind="bad">{t('preflight.rejected', { count: found.rejectedCount })}</Pill>}
      </p>
      {found.recordings === 0 && <p>{t('preflight.nothing')}</p>}
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Reasons found={found} />
    </>
  );
}

function Reasons({ found }: { readonly found: PreflightSummary }) {
  const { t } = useTranslation();
  const language = usePreferences((state) => state.language);
  return (
    <>
      {found.rejected.length > 0 && (
        <section>
          <h2>{t('preflight.rejectedTitle')}</h2>
          <ul className="reasons">
            {found.rejected.map(({ fileName, error }) => (
              <li key={fileName}>
                <bdi className="figure">{fileName}</bdi>
                <span>
                  {errorText(error.code, language).sentence} {errorText(error.code, language).remedy}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {found.duplicates.length > 0 && (
        <section>
          <h2>{t('preflight.duplicatesTitle')}</h2>
          <ul className="reasons">
            {found.duplicates.map(({ fileName, of }) => (
              <li key={fileName}>
                <bdi className="figure">{fileName}</bdi>
                <span>{t('preflight.sameAs', { name: `\u2068${of}\u2069` })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
