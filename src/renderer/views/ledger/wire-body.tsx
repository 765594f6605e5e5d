import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { MarkedText } from '../marked-text.tsx';
import { laidOutBody } from './laid-out-body.ts';

/** What went over the wire, laid out, with the marks of what was hidden; it can be copied as it was. */
export function WireBody(props: { readonly title: string; readonly note?: string; readonly body: string }) {
  const { t } = useTranslation();
  const { title, note, body } = props;
  const id = useId();
  const [copied, setCopied] = useState(false);
  const laidOut = useMemo(() => laidOutBody(body), [body]);
  return (
    <section className="wire-body" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <Button kind="quiet" onClick={() => void navigator.clipboard.writeText(body).then(() => setCopied(true))}>
          {copied ? t('ledger.copied') : t('ledger.copy')}
        </Button>
      </header>
      {note && <p className="note">{note}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what is longer than the box */}
      <pre dir="ltr" tabIndex={0}>
        <MarkedText text={laidOut} />
      </pre>
    </section>
  );
}
