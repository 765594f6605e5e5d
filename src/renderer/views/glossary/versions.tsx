import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelOf } from '../../../shared/domain/topics.ts';
import type { GlossaryCard } from '../../../shared/ipc/engine/glossary-requests.ts';
import type { GlossaryVersion } from '../../../shared/ipc/engine/topic-requests.ts';
import { Button } from '../../components/button.tsx';
import { TopicLabel } from '../../components/topic-label.tsx';
import { takeBack, useGlossaryWork } from '../../state/glossary-work.ts';
import { useAsked } from '../../state/use-asked.ts';
import { figuresOf } from '../../words/figures.ts';
import { isolated } from '../../words/isolated.ts';
import { ErrorNote } from '../error-note.tsx';
import { LineChange } from './line-change.tsx';

/** Every version of a glossary, what each changed, and the way back to it. */
export function Versions({ card }: { readonly card: GlossaryCard }) {
  const { t } = useTranslation();
  const { glossary: name, id } = card.version;
  const { value, error } = useAsked(`versions ${name} ${id}`, ({ engine }, signal) =>
    engine.request('glossaryVersions', { name }, signal),
  );
  if (error) return <ErrorNote error={error} />;
  if (!value) return <p className="waiting">{t('app.connecting')}</p>;
  return (
    <ol className="versions">
      {value.map((version) => (
        <Version key={version.id} version={version} inUse={version.id === id} first={version === value.at(-1)} />
      ))}
    </ol>
  );
}

function Version(props: { readonly version: GlossaryVersion; readonly inUse: boolean; readonly first: boolean }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { version, inUse, first } = props;
  const [open, setOpen] = useState(false);
  const busy = useGlossaryWork((state) => state.busy !== null);
  const title = { title: isolated(version.title) };
  return (
    <li>
      <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <b>{t('glossary.version', { n: figures.plain(version.version) })}</b>
          {inUse && <span className="pill good">{t('glossary.inUse')}</span>}
          <span className="figure faint" dir="ltr">
            {figures.moment(version.createdAt)}
          </span>
          <span className="version-what">{t(`glossary.origin.${version.origin}`, title)}</span>
        </summary>
        {open && (first ? <p className="side-note">{t('glossary.firstVersion')}</p> : <Changes version={version} />)}
        {open && !inUse && (
          <Button
            onClick={() => void takeBack(version.glossary, version.id, version.version)}
            disabled={busy}
            hint={t('glossary.takeBackHint')}
          >
            {t('glossary.takeBack')}
          </Button>
        )}
      </details>
    </li>
  );
}

function Changes({ version }: { readonly version: GlossaryVersion }) {
  const { t } = useTranslation();
  const { value, error } = useAsked(
    `changes ${version.id}`,
    ({ engine }, signal) => engine.request('glossaryVersionChanges', { versionId: version.id }, signal),
    { about: 'nothing' },
  );
  if (error) return <ErrorNote error={error} />;
  if (!value) return <p className="waiting">{t('app.connecting')}</p>;
  const { added, removed, changed } = value;
  if (added.length + removed.length + changed.length === 0)
    return <p className="side-note">{t('glossary.nothingChanged')}</p>;
  return (
    <ul className="version-changes">
      {changed.map(({ before, after }) => (
        <li key={after.id}>
          <TopicLabel label={labelOf(after)} />
          <LineChange before={before} after={after} />
        </li>
      ))}
      {added.map((line) => (
        <li key={line.id}>
          <span className="line-state added">{t('glossary.state.added')}</span> <TopicLabel label={labelOf(line)} />
        </li>
      ))}
      {removed.map((line) => (
        <li key={line.id}>
          <span className="line-state removed">{t('glossary.state.removed')}</span> <TopicLabel label={labelOf(line)} />
        </li>
      ))}
    </ul>
  );
}
