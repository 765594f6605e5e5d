import { type KeyboardEvent, type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { figuresOf } from '../../words/figures.ts';
import type { Find } from './use-find.ts';

/** Where the analyst says what to look for, with how often it was said. */
export function FindBar(props: {
  readonly find: Find;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { find, input } = props;
  useEffect(() => input.current?.focus(), [input]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') find.step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') props.onClose();
    else return;
    event.preventDefault();
  };
  const count =
    find.hits.length === 0
      ? t('call.find.none')
      : t('call.find.of', { ...figures.counted(find.hits.length), at: figures.number(find.at + 1) });
  return (
    <search className="find-bar" aria-label={t('call.find')}>
      <input
        ref={input}
        type="search"
        className="field"
        dir="auto"
        aria-label={t('call.find')}
        placeholder={t('call.find')}
        value={find.query ?? ''}
        maxLength={200}
        onChange={(event) => find.look(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className="note" role="status">
        {find.query?.trim() ? count : ''}
      </span>
      <Button label={t('call.find.previous')} onClick={() => find.step(-1)} disabled={find.hits.length === 0}>
        ↑
      </Button>
      <Button label={t('call.find.next')} onClick={() => find.step(1)} disabled={find.hits.length === 0}>
        ↓
      </Button>
      <Button kind="quiet" onClick={props.onClose}>
        {t('call.find.close')} <kbd>Esc</kbd>
      </Button>
    </search>
  );
}
