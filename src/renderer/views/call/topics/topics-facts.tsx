import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallDetails } from '../../../../shared/domain/call-details.ts';
import type { CallTopics, Quote } from '../../../../shared/domain/topics.ts';
import { Button } from '../../../components/button.tsx';
import { useKeyLabel } from '../../../state/commands.ts';
import { openLedgerOfCall, openSettings } from '../../../state/place.ts';
import { useSettings } from '../../../state/settings.ts';
import { CallSummary } from './call-summary.tsx';
import { GlossaryMenu } from './glossary-menu.tsx';
import { CorrectedTopics, FoundTopics, GuessedBy } from './topic-list.tsx';
import { TopicPicker } from './topic-picker.tsx';
import { TopicTroubles } from './topic-troubles.tsx';
import type { TopicsOfCall } from './use-call-topics.ts';

/** What of the topics of a call is shown, beside the topics themselves. */
export interface TopicsProps {
  readonly call: CallDetails;
  readonly of: TopicsOfCall;
  /** The turn of the quote that was played last, by its key; null: none. */
  readonly marked: string | null;
  readonly onPlay: (quote: Quote) => void;
  readonly picking: boolean;
  readonly onPick: (picking: boolean) => void;
  /** `entryIds`: see `TopicsOfCall.correct`. */
  readonly onCorrect: (entryIds: readonly string[] | null) => void;
  readonly say: (text: string) => void;
}

/** The topics of a call with what speaks for them and who says so, a way to correct them, and its summary. */
export function TopicsFacts(props: TopicsProps) {
  const { t } = useTranslation();
  const { of, marked, onPlay, say } = props;
  const { topics: found, busy } = of;
  return (
    <>
      <section aria-labelledby="topics-title" className="topics-facts" aria-busy={busy}>
        <div className="topic-header">
          <h2 id="topics-title">{t('call.topics')}</h2>
          {found && <GlossaryMenu found={found} disabled={busy} onChoose={of.chooseGlossary} />}
        </div>
        {found ? <Found {...props} found={found} /> : found === null && <NotFound {...props} />}
      </section>
      {found && <CallSummary found={found} marked={marked} onPlay={onPlay} say={say} />}
    </>
  );
}

function Found({
  call,
  found,
  of,
  marked,
  onPlay,
  picking,
  onPick,
  onCorrect,
}: TopicsProps & { readonly found: CallTopics }) {
  const { t } = useTranslation();
  const key = useKeyLabel('correctTopics');
  const { busy } = of;
  const actions = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);
  const isByPerson = found.corrected !== null;
  useLayoutEffect(() => {
    if (picking) opener.current = document.activeElement;
  }, [picking]);
  useEffect(() => {
    // The keyboard goes back to where it was; the button that was pushed is another one by now.
    if (!picking && opener.current && document.activeElement === document.body) {
      const to = opener.current === document.body ? actions.current?.querySelector('button') : opener.current;
      if (to instanceof HTMLElement) to.focus({ preventScroll: true });
      opener.current = null;
    }
  }, [picking]);
  if (picking) {
    return (
      <TopicPicker
        found={found}
        onClose={() => onPick(false)}
        onSave={(entryIds) => {
          onCorrect(entryIds);
          onPick(false);
        }}
      />
    );
  }
  const List = isByPerson ? CorrectedTopics : FoundTopics;
  return (
    <>
      <List found={found} marked={marked} onPlay={onPlay} />
      <TopicTroubles found={found} onFindAgain={busy ? null : of.findAgain} />
      {isByPerson ? <p className="note topic-by">{t('topics.learns')}</p> : <GuessedBy found={found} />}
      <div ref={actions} className="topic-actions">
        <Button onClick={() => onPick(true)}>
          {t('topics.correct')} {key !== '' && <kbd dir="ltr">{key}</kbd>}
        </Button>
        {isByPerson && (
          <Button kind="quiet" onClick={() => onCorrect(null)}>
            {t('topics.takeBack')}
          </Button>
        )}
        {found.state !== 'outdated' && (
          <Button kind="quiet" disabled={busy} onClick={of.findAgain}>
            {t('topics.findAgain')}
          </Button>
        )}
        {(found.by === 'bedrock' || found.trouble !== null) && (
          <Button kind="quiet" onClick={() => openLedgerOfCall(call.callId)}>
            {t('topics.sent')}
          </Button>
        )}
        {busy && (
          <span className="note" role="status">
            {t('topics.finding')}
          </span>
        )}
      </div>
    </>
  );
}

/** Why there are no topics, and what to do. */
function NotFound({ call, of }: TopicsProps) {
  const { t } = useTranslation();
  const mode = useSettings().value?.settings.topics;
  if (call.state !== 'done') return <p className="note">{t('topics.notYet')}</p>;
  return (
    <>
      <p className="note">{t(mode === 'off' ? 'topics.off' : 'topics.notFound')}</p>
      <div className="topic-actions">
        <Button disabled={of.busy} onClick={of.findAgain}>
          {of.busy ? t('topics.finding') : t('topics.find')}
        </Button>
        {mode === 'off' && (
          <Button kind="quiet" onClick={() => openSettings('topics')}>
            {t('topics.settings')}
          </Button>
        )}
      </div>
    </>
  );
}
