import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallTopics, topicsThatHold } from '../../../../shared/domain/topics.ts';
import { Button } from '../../../components/button.tsx';
import { TopicLabel } from '../../../components/topic-label.tsx';
import { useCommands } from '../../../state/commands.ts';
import { useAsked } from '../../../state/use-asked.ts';
import { figuresOf } from '../../../words/figures.ts';
import { ErrorNote } from '../../error-note.tsx';
import { type Picked, savedIds, toggleNone, togglePicked } from './picked-topics.ts';
import { linesFor } from './picker-lines.ts';

/**
 * Lets a person say what the topics of a call are, beside the call: it can be heard and read meanwhile. Typing narrows the lines of
 * the glossary, arrows and Space check them, Enter saves. Who has typed and checked nothing saves the first line that is left.
 */
export function TopicPicker(props: {
  readonly found: CallTopics;
  readonly onSave: (entryIds: readonly string[]) => void;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const { found, onSave, onClose } = props;
  const { glossary } = found;
  const { value, error } = useAsked(`glossary ${glossary}`, ({ engine }, signal) =>
    engine.request('glossary', { name: glossary, versionId: null }, signal),
  );
  const [sought, setSought] = useState('');
  const [changed, setChanged] = useState<Picked | null>(null);
  const picker = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const entries = value?.entries ?? [];
  // A line that is gone from the glossary cannot be given any more.
  const known = new Set(entries.map(({ id }) => id));
  const held = topicsThatHold(found).flatMap(({ entryId }) => (known.has(entryId) ? [entryId] : []));
  // What is given stands first, so that a long glossary need not be searched for it; once anything is typed the order is the glossary's.
  const lines = useMemo(() => {
    const found = linesFor(value?.entries ?? [], sought);
    if (sought.trim() !== '') return found;
    const given = new Set(topicsThatHold(props.found).map(({ entryId }) => entryId));
    return [
      ...found.filter(({ entryId }) => given.has(entryId)),
      ...found.filter(({ entryId }) => !given.has(entryId)),
    ];
  }, [value, sought, props.found]);
  const picked = changed ?? (found.corrected?.length === 0 ? 'none' : new Set(held));
  // Enter in the field is for the line at the top, unless something else was checked since the opening.
  const first = sought.trim() !== '' && changed === null ? lines[0]?.entryId : undefined;
  // What is sought and not found is nothing to save: whoever pressed Enter meant it, and not what was checked before.
  const isLost = sought.trim() !== '' && changed === null && lines.length === 0;
  const saved = isLost ? null : first === undefined ? savedIds(picked) : [first];
  const save = (entryIds: readonly string[] | null) => {
    if (entryIds) onSave(entryIds);
  };
  const ready = value !== null;
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: its lines have come, and it is as high as it will be
  useEffect(() => picker.current?.scrollIntoView({ block: 'nearest' }), [ready]);
  useCommands({ back: onClose });

  const checks = () => [...(picker.current?.querySelectorAll<HTMLElement>('input[type="checkbox"]') ?? [])];
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const all = checks();
    const at = all.indexOf(target as HTMLElement);
    if (key === 'ArrowDown') (all[at + 1] ?? all.at(-1))?.focus();
    else if (key === 'ArrowUp') (at > 0 ? all[at - 1] : field.current)?.focus();
    else if (key === 'Enter' && !(target instanceof HTMLButtonElement)) save(at >= 0 ? savedIds(picked) : saved);
    // Who types on from a line goes on with the search.
    else if (at >= 0 && key.length === 1 && key !== ' ') return field.current?.focus();
    else return;
    event.preventDefault();
  };

  return (
    <section ref={picker} className="topic-picker" aria-label={t('topics.pick')} onKeyDown={onKeyDown}>
      <input
        ref={field}
        type="search"
        className="field"
        dir={sought === '' ? undefined : 'auto'}
        aria-label={t('topics.pick.search')}
        placeholder={t('topics.pick.search')}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
      />
      {error && <ErrorNote error={error} />}
      <div className="picker-lines">
        <label className="check none">
          <input type="checkbox" checked={picked === 'none'} onChange={() => setChanged(toggleNone(picked))} />
          <span>{t('topics.none')}</span>
        </label>
        {lines.map(({ entryId, label, definition, hit }) => (
          <label key={entryId} className="check" title={definition} data-first={entryId === first}>
            <input
              type="checkbox"
              checked={picked !== 'none' && picked.has(entryId)}
              onChange={() => setChanged(togglePicked(picked, entryId))}
            />
            <span>
              <TopicLabel label={label} />
              {hit !== null && (
                <bdi className="note" dir="auto">
                  {hit}
                </bdi>
              )}
            </span>
            {entryId === first && <kbd>↵</kbd>}
          </label>
        ))}
        {value && lines.length === 0 && <p className="note">{t('topics.pick.nothing', { name: glossary })}</p>}
      </div>
      <div className="picker-actions">
        <Button kind="primary" disabled={saved === null} onClick={() => save(saved)}>
          {saved === null || saved.length === 0
            ? t('topics.pick.save')
            : t('topics.pick.saveSome', figuresOf(i18n.language).counted(saved.length))}{' '}
          <kbd>↵</kbd>
        </Button>
        <Button onClick={onClose}>
          {t('topics.pick.leave')} <kbd>Esc</kbd>
        </Button>
      </div>
      <p className="note">{t('topics.pick.help')}</p>
    </section>
  );
}
