import { useTranslation } from 'react-i18next';
import { GLOSSARY_NAMES, type GlossaryName } from '../../../shared/domain/topics.ts';
import type { PreflightSummary } from '../../../shared/ipc/engine/batch-requests.ts';
import { Segments } from '../../components/segments.tsx';
import { figuresOf } from '../../words/figures.ts';

/** How the topics of this batch will be found, and by which glossary: as the rules say, or one for all its calls. */
export function GlossaryChoice(props: {
  readonly found: PreflightSummary;
  readonly chosen: GlossaryName | null;
  readonly onChange: (glossary: GlossaryName | null) => void;
}) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { found, chosen } = props;
  const { mode, networkAllowed, glossaries } = found.topics;
  const way = mode === 'bedrock' && !networkAllowed ? 'bedrockOff' : mode;
  return (
    <section className="sheet-section agent-choice">
      <h2>{t('preflight.topics')}</h2>
      {mode !== 'off' && (
        <Segments
          label={t('preflight.topics')}
          value={chosen ?? 'rules'}
          options={[
            ['rules', t('preflight.topics.rules')],
            ...GLOSSARY_NAMES.map((name) => [name, t('preflight.topics.all', { name })] as const),
          ]}
          onChange={(value) => props.onChange(value === 'rules' ? null : value)}
        />
      )}
      <p className="note">
        {t(`preflight.topics.way.${way}`)}
        {mode !== 'off' &&
          chosen === null &&
          ` ${t('preflight.topics.counts', { b2b: figures.number(glossaries.B2B), b2c: figures.number(glossaries.B2C) })}`}
      </p>
    </section>
  );
}
