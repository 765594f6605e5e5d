import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AgentChannel } from '../../../shared/domain/call.ts';
import type { PreflightSummary } from '../../../shared/ipc/engine/batch-requests.ts';
import { Segments } from '../../components/segments.tsx';
import { figuresOf } from '../../words/figures.ts';
import { isolated } from '../../words/isolated.ts';
import { localeOf } from '../../words/translate.ts';

/** Rules that are told in words; whoever made more knows them. */
const MOST_RULES = 4;

/** On which channel the agent of this batch is: by the names of the files, or on one side in all of them. */
export function AgentChoice(props: {
  readonly found: PreflightSummary;
  readonly chosen: AgentChannel | null;
  readonly onChange: (channel: AgentChannel | null) => void;
}) {
  const { t, i18n } = useTranslation();
  const { found, chosen } = props;
  const mono = found.recordings - found.stereo;
  return (
    <section className="sheet-section agent-choice">
      <h2>{t('preflight.agent')}</h2>
      {found.stereo > 0 && (
        <>
          <Segments
            label={t('preflight.agent')}
            value={chosen ?? 'name'}
            options={[
              ['name', t('preflight.agent.name')],
              ['left', t('preflight.agent.left')],
              ['right', t('preflight.agent.right')],
            ]}
            onChange={(value) => props.onChange(value === 'name' ? null : value)}
          />
          <p className="note">
            {chosen === null
              ? byName(found, t, i18n.language)
              : t('preflight.agent.all', { side: t(`preflight.side.${chosen}`) })}
          </p>
        </>
      )}
      {mono > 0 && <p className="note">{t('preflight.mono', figuresOf(i18n.language).counted(mono))}</p>}
    </section>
  );
}

function byName({ agentRules, agentChannel, stereo, agentLeft }: PreflightSummary, t: TFunction, language: string) {
  const figures = figuresOf(language);
  const sides = { left: figures.number(agentLeft), right: figures.number(stereo - agentLeft) };
  const side = t(`preflight.side.${agentChannel}`);
  if (agentRules.length === 0) return t('preflight.agent.norules', { side });
  const told = agentRules.slice(0, MOST_RULES).map((rule) =>
    t('preflight.agent.rule', {
      pattern: isolated(rule.pattern),
      side: t(`preflight.side.${rule.agentChannel}`),
    }),
  );
  const more = agentRules.length > told.length ? ['…'] : [];
  const list = new Intl.ListFormat(localeOf(language), { type: 'unit', style: 'short' }).format([...told, ...more]);
  return t('preflight.agent.rules', { rules: list, side, ...sides });
}
