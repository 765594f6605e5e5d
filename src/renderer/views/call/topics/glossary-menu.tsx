import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallTopics, GLOSSARY_NAMES, type GlossaryName } from '../../../../shared/domain/topics.ts';
import { Menu } from '../../../components/menu.tsx';
import { figuresOf } from '../../../words/figures.ts';

/** By which glossary a call was classified, and a way to have it classified by the other one, or as the rules say. */
export function GlossaryMenu(props: {
  readonly found: CallTopics;
  readonly disabled: boolean;
  readonly onChoose: (glossary: GlossaryName | null) => void;
}) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const { glossary, glossaryVersion, glossaryChosen } = props.found;
  const name = t('topics.glossary', { name: glossary, version: figuresOf(i18n.language).plain(glossaryVersion) });
  const choose = (chosen: GlossaryName | null) => {
    setOpen(false);
    props.onChoose(chosen);
  };
  return (
    <Menu
      kind="bare"
      label={
        <>
          <bdi>{name}</bdi>
          {glossaryChosen && (
            <span title={t('topics.glossary.byHand')} className="faint">
              ✎
            </span>
          )}
          <span aria-hidden="true">▾</span>
        </>
      }
      title={t('topics.glossary.choose')}
      open={open}
      onOpen={(wanted) => setOpen(wanted && !props.disabled)}
    >
      <h2>{t('topics.glossary.choose')}</h2>
      {GLOSSARY_NAMES.map((one) => (
        <button
          key={one}
          type="button"
          className="filter-option"
          aria-pressed={glossaryChosen && one === glossary}
          onClick={() => choose(one)}
        >
          {t('topics.glossary.always', { name: one })}
        </button>
      ))}
      <button type="button" className="filter-option" aria-pressed={!glossaryChosen} onClick={() => choose(null)}>
        {t('topics.glossary.rules')}
      </button>
    </Menu>
  );
}
