import { useTranslation } from 'react-i18next';
import type { CallDetails, Neighbours } from '../../../shared/domain/call-details.ts';
import type { BatchCard } from '../../../shared/ipc/engine/batch-requests.ts';
import { Button } from '../../components/button.tsx';
import { Pill } from '../../components/pill.tsx';
import { withKey } from '../../keys/with-key.ts';
import { useKeyLabel } from '../../state/commands.ts';
import { leave, usePlace } from '../../state/place.ts';
import { figuresOf } from '../../words/figures.ts';

/** Over the call: where it is from, who spoke with whom and when, and its place in the list. */
export function CallHead(props: {
  readonly call: CallDetails;
  readonly batch: BatchCard | null;
  readonly neighbours: Neighbours | null;
  readonly onGo: (step: 'previous' | 'next') => void;
}) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { call, batch, neighbours } = props;
  const { agent, recorderId, recordedAt, lineOfBusiness, fileName, findings } = call;
  // Where leaving leads.
  const from = usePlace((place) => place.from);
  const under = from === null ? batch?.title : t('app.glossary');
  const title = agent === null ? fileName : `${agent} → ${recorderId}`;
  return (
    <header className="call-head">
      <nav className="crumbs" aria-label={t('call.crumbs')}>
        <Button
          kind="quiet"
          label={under === undefined ? t('call.back') : `${t('call.back')} · ${under}`}
          onClick={leave}
        >
          <span className="mirrored" aria-hidden="true">
            ←
          </span>
          {under !== undefined && <bdi className="crumb">{under}</bdi>}
        </Button>
      </nav>
      <h1 dir="ltr" title={fileName}>
        {title}
      </h1>
      {recordedAt !== null && (
        <Pill>
          <bdi className="figure" dir="ltr">
            {figures.fullDate(recordedAt)}
          </bdi>
        </Pill>
      )}
      {lineOfBusiness !== null && <Pill>{lineOfBusiness}</Pill>}
      {call.agentSetByHand && (
        <Pill kind="accent" title={t('call.byHand.more')}>
          ⇄ {t('call.byHand')}
        </Pill>
      )}
      {findings.length > 0 && (
        <Pill kind="warn" title={findings.map(({ flag }) => t(`flag.${flag}`)).join('\n')}>
          ⚠ {t(`flag.${findings[0]?.flag ?? 'no_speech'}`)}
          {findings.length > 1 && ` +${figures.number(findings.length - 1)}`}
        </Pill>
      )}
      <span className="grow" />
      {neighbours && <PlaceInList neighbours={neighbours} onGo={props.onGo} />}
    </header>
  );
}

function PlaceInList(props: { readonly neighbours: Neighbours; readonly onGo: (step: 'previous' | 'next') => void }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const [previousKey, nextKey] = [useKeyLabel('previousCall'), useKeyLabel('nextCall')];
  const { index, total, previous, next } = props.neighbours;
  if (index === null) return null;
  return (
    <nav className="place-in-list" aria-label={t('call.place')}>
      <Button
        kind="quiet"
        label={withKey(t('call.previous'), previousKey)}
        disabled={previous === null}
        onClick={() => props.onGo('previous')}
      >
        ↑
      </Button>
      <span className="figure" dir="ltr">
        {figures.number(index + 1)} / {figures.number(total)}
      </span>
      <Button
        kind="quiet"
        label={withKey(t('call.next'), nextKey)}
        disabled={next === null}
        onClick={() => props.onGo('next')}
      >
        ↓
      </Button>
    </nav>
  );
}
