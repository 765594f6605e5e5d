import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { labelOf } from '../../../shared/domain/topics.ts';
import type { GlossaryCard } from '../../../shared/ipc/engine/glossary-requests.ts';
import { Button } from '../../components/button.tsx';
import { TopicLabel } from '../../components/topic-label.tsx';
import { type Edited, type GlossaryPanel, useWorkbench, useWorkbenchPlace } from '../../state/glossary.ts';
import { CallsOfLine } from './calls-of-line.tsx';
import { Confusions } from './confusions.tsx';
import { TopicRuns } from './topic-runs.tsx';
import { UnfitCalls } from './unfit-calls.tsx';
import { Versions } from './versions.tsx';

const CONTENT: Readonly<Record<GlossaryPanel, (props: { card: GlossaryCard }) => ReactNode>> = {
  unfit: UnfitCalls,
  confusions: Confusions,
  runs: TopicRuns,
  versions: Versions,
};

/** What stands beside the lines: the calls of one of them, or a panel. */
export function SidePanel({ card, edited }: { readonly card: GlossaryCard; readonly edited: Edited }) {
  const { t } = useTranslation();
  const panel = useWorkbench((state) => state.panel);
  const callsOf = useWorkbenchPlace((state) => state.callsOf);
  const line = callsOf === null ? undefined : edited.entries.find(({ id }) => id === callsOf);
  if (!line && panel === null) return null;
  const Content = panel === null ? null : CONTENT[panel];
  const title = line ? t('glossary.callsOf') : t(`glossary.panel.${panel ?? 'unfit'}`);
  const close = () => {
    if (line) useWorkbenchPlace.setState({ callsOf: null });
    else useWorkbench.setState({ panel: null });
  };
  return (
    <aside className="glossary-side" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <Button kind="quiet" label={t('glossary.close')} onClick={close}>
          ×
        </Button>
      </header>
      <div className="glossary-side-body">
        {line ? (
          <>
            <p className="side-title">
              <TopicLabel label={labelOf(line)} />
            </p>
            <CallsOfLine card={card} entryId={line.id} />
          </>
        ) : (
          Content && <Content card={card} />
        )}
      </div>
    </aside>
  );
}
