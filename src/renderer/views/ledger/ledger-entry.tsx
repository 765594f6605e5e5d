import { useTranslation } from 'react-i18next';
import type { EgressEntry } from '../../../shared/domain/egress.ts';
import { REDACTION_TYPES } from '../../../shared/domain/redaction.ts';
import { Button } from '../../components/button.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { openCallOf } from '../../state/ledger.ts';
import { useAsked } from '../../state/use-asked.ts';
import { figuresOf } from '../../words/figures.ts';
import { isolated } from '../../words/isolated.ts';
import { ErrorNote } from '../error-note.tsx';
import { TopicTroubleNote } from '../topic-trouble-note.tsx';
import { WireBody } from './wire-body.tsx';

/** A request as it left and what came back. One that is under way is asked for again. */
export function LedgerEntry({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { value: entry, error } = useAsked(
    `request ${id}`,
    ({ engine }, signal) => engine.request('ledgerEntry', { id }, signal),
    { until: ({ outcome }) => outcome !== 'sent' },
  );
  const callId = entry?.callName != null ? entry.callId : null;
  return (
    <Sheet
      title={t('ledger.entry', { id })}
      wide
      onClose={onClose}
      actions={
        <>
          {callId !== null && <Button onClick={() => void openCallOf(callId)}>{t('ledger.openCall')}</Button>}
          <Button kind="primary" focused onClick={onClose}>
            {t('ledger.close')}
          </Button>
        </>
      }
    >
      {error && !entry && <ErrorNote error={error} />}
      {entry && (
        <>
          <Facts entry={entry} />
          {entry.trouble && <TopicTroubleNote trouble={entry.trouble} />}
          <WireBody title={t('ledger.payload')} note={t('ledger.payloadNote')} body={entry.payload} />
          {entry.answer === null ? (
            <section className="wire-body">
              <h2>{t('ledger.answer')}</h2>
              <p className="quiet">{t('ledger.noAnswer')}</p>
            </section>
          ) : (
            <WireBody title={t('ledger.answer')} body={entry.answer} />
          )}
        </>
      )}
    </Sheet>
  );
}

function Facts({ entry }: { readonly entry: EgressEntry }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const known = (value: number | null, text: (value: number) => string) =>
    value === null ? t('ledger.unknown') : text(value);
  const hidden = REDACTION_TYPES.flatMap((type) => {
    const count = entry.hidden[type];
    return count ? [t('ledger.hiddenCount', { type: t(`redaction.${type}`), n: figures.number(count) })] : [];
  });
  const facts: readonly (readonly [string, string])[] = [
    [t('ledger.column.at'), isolated(figures.moment(entry.at))],
    ...(entry.callName === null ? [] : [[t('ledger.column.call'), isolated(entry.callName)] as const]),
    [t('ledger.service'), isolated(entry.service)],
    [t('ledger.column.region'), isolated(entry.region)],
    [t('ledger.column.model'), isolated(entry.model)],
    [t('ledger.column.outcome'), t(`ledger.outcome.${entry.outcome}`)],
    [t('ledger.status'), entry.httpStatus === null ? t('ledger.none') : String(entry.httpStatus)],
    [t('ledger.column.sent'), figures.traffic(entry.bytesSent)],
    [t('ledger.column.received'), known(entry.bytesReceived, figures.traffic)],
    [
      t('ledger.column.tokens'),
      entry.inputTokens === null
        ? t('ledger.unknown')
        : t('ledger.tokens', {
            input: figures.number(entry.inputTokens),
            output: figures.number(entry.outputTokens ?? 0),
          }),
    ],
    [t('ledger.column.cost'), known(entry.costUsd, (usd) => figures.number(usd, 4))],
    [t('ledger.column.duration'), known(entry.durationMs, (ms) => t('ledger.ms', { n: figures.number(ms) }))],
    [t('ledger.hidden'), hidden.length === 0 ? t('ledger.hiddenNothing') : hidden.join(' · ')],
  ];
  return (
    <dl className="facts ledger-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
