import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_TRIED_CHARACTERS } from '../../../shared/ipc/engine/ledger-requests.ts';
import { Button } from '../../components/button.tsx';
import { useRedactionTry, useTriedRedaction } from '../../state/redaction-try.ts';
import { ErrorNote } from '../error-note.tsx';
import { MarkedText } from '../marked-text.tsx';
import { redactionPieces } from './redaction-pieces.ts';

/** A box for a sentence, and what would be hidden of it before it left, by kind. */
export function RedactionTry() {
  const { t } = useTranslation();
  const id = useId();
  const text = useRedactionTry((state) => state.text);
  const write = (wanted: string) => useRedactionTry.setState({ text: wanted.slice(0, MOST_TRIED_CHARACTERS) });
  const { tried, error } = useTriedRedaction(text);
  return (
    <section className="setting-group" aria-labelledby={id}>
      <header>
        <h2 id={id}>{t('redactionTry.title')}</h2>
        {text !== '' && (
          <Button kind="quiet" onClick={() => write('')}>
            {t('try.clear')}
          </Button>
        )}
      </header>
      <p className="note group-note" id={`${id}-how`}>
        {t('redactionTry.how')}
      </p>
      <textarea
        className="field try-lines"
        dir="auto"
        rows={3}
        spellCheck={false}
        maxLength={MOST_TRIED_CHARACTERS}
        aria-label={t('redactionTry.text')}
        aria-describedby={`${id}-how`}
        placeholder={t('redactionTry.placeholder')}
        value={text}
        onChange={(event) => write(event.target.value)}
      />
      {error && <ErrorNote error={error} />}
      {tried && (
        <dl className="kept redaction-tried" aria-busy={tried.text !== text}>
          <div>
            <dt>{t('redactionTry.hidden')}</dt>
            <dd>
              {tried.redaction.spans.length === 0 ? (
                t('redactionTry.nothing')
              ) : (
                <p className="said" dir="auto">
                  {redactionPieces(tried.text, tried.redaction.spans).map(({ at, text: piece, type }) =>
                    type === null ? (
                      <span key={at}>{piece}</span>
                    ) : (
                      <mark key={at} className="redaction">
                        <bdi>{piece}</bdi> <small dir="auto">{t(`redaction.${type}`)}</small>
                      </mark>
                    ),
                  )}
                </p>
              )}
            </dd>
          </div>
          <div>
            <dt>{t('redactionTry.leaves')}</dt>
            <dd>
              <p className="said" dir="auto">
                <MarkedText text={tried.redaction.redacted} />
              </p>
            </dd>
          </div>
        </dl>
      )}
    </section>
  );
}
