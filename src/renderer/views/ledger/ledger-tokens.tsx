import { useTranslation } from 'react-i18next';
import type { EgressFilter } from '../../../shared/domain/egress.ts';
import { Button } from '../../components/button.tsx';
import { Token } from '../../components/token.tsx';
import { openLedger } from '../../state/place.ts';
import { figuresOf } from '../../words/figures.ts';

/** The filters at work, each with a way to take it back. */
export function LedgerTokens(props: { readonly filter: EgressFilter; readonly callName: string | null }) {
  const { t, i18n } = useTranslation();
  const { filter, callName } = props;
  const tokens: readonly (readonly [string, Partial<EgressFilter>])[] = [
    ...(filter.callId === null
      ? []
      : [[t('ledger.ofCall', { name: callName ?? t('ledger.erasedCall') }), { callId: null }] as const]),
    ...(filter.outcome === null ? [] : [[t(`ledger.outcome.${filter.outcome}`), { outcome: null }] as const]),
    ...(filter.from === null ? [] : [[figuresOf(i18n.language).day(filter.from), { from: null, to: null }] as const]),
  ];
  if (tokens.length === 0) return null;
  return (
    <section className="tokens" aria-label={t('ledger.filters')}>
      {tokens.map(([label, without]) => (
        <Token
          key={label}
          label={t('ledger.removeFilter', { filter: label })}
          onRemove={() => openLedger({ ...filter, ...without })}
        >
          {label}
        </Token>
      ))}
      <Button kind="quiet" onClick={() => openLedger()}>
        {t('ledger.clear')}
      </Button>
    </section>
  );
}
