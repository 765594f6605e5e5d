import { useTranslation } from 'react-i18next';
import { NO_FILTERS } from '../../../shared/domain/call-list.ts';
import { Button } from '../../components/button.tsx';
import { Token } from '../../components/token.tsx';
import { filter, usePlace } from '../../state/place.ts';
import { figuresOf } from '../../words/figures.ts';
import { sentenceOf } from './lens/sentence.ts';
import { toggled, topicName } from './topics/topic-names.ts';

/** The filters at work, each with a way to take it back. */
export function FilterTokens() {
  const { t, i18n } = useTranslation();
  const filters = usePlace((state) => state.filters);
  const { status, flags, agents, lineOfBusiness, length, from, to, name, sentiment, disagree, topics, topicState } =
    filters;
  const figures = figuresOf(i18n.language);
  const without = <T,>(all: readonly T[], one: T) => all.filter((other) => other !== one);
  const days =
    from === to && from !== null
      ? figures.day(from)
      : [from && t('token.from', { day: figures.day(from) }), to && t('token.to', { day: figures.day(to) })]
          .filter((part) => part !== null)
          .join(' ');
  const tokens: readonly (readonly [string, () => void])[] = [
    ...(name.trim() === '' ? [] : [[t('token.name', { name: name.trim() }), () => filter({ name: '' })] as const]),
    ...(status === null ? [] : [[t(`library.${status}`), () => filter({ status: null })] as const]),
    ...flags.map((flag) => [t(`flag.${flag}`), () => filter({ flags: without(flags, flag) })] as const),
    ...(sentiment === null ? [] : [[sentenceOf(t, sentiment), () => filter({ sentiment: null })] as const]),
    ...(disagree ? [[t('lens.disagree'), () => filter({ disagree: false })] as const] : []),
    ...topics.map((topic) => [topicName(t, topic), () => filter({ topics: toggled(topics, topic) })] as const),
    ...(topicState === null ? [] : [[t(`topics.state.${topicState}`), () => filter({ topicState: null })] as const]),
    ...(lineOfBusiness === null ? [] : [[lineOfBusiness, () => filter({ lineOfBusiness: null })] as const]),
    ...(length === null ? [] : [[t(`length.${length}`), () => filter({ length: null })] as const]),
    ...(days === '' ? [] : [[days, () => filter({ from: null, to: null })] as const]),
    ...agents.map((agent) => [agent, () => filter({ agents: without(agents, agent) })] as const),
  ];
  if (tokens.length === 0) return null;
  return (
    <section className="tokens" aria-label={t('library.filters')}>
      {tokens.map(([label, remove]) => (
        <Token key={label} label={t('token.remove', { filter: label })} onRemove={remove}>
          {label}
        </Token>
      ))}
      <Button kind="quiet" onClick={() => filter(NO_FILTERS)}>
        {t('library.clearAll')}
      </Button>
    </section>
  );
}
