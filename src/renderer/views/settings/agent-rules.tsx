import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/settings/schema.ts';
import { PatternRules } from './pattern-rules.tsx';

type Rules = Settings['agentRules'];

/** Which channel is the agent's, by a part of the file's name. */
export function AgentRules({ rules, onChange }: { readonly rules: Rules; readonly onChange: (rules: Rules) => void }) {
  const { t } = useTranslation();
  return (
    <PatternRules
      rules={rules.map(({ pattern, agentChannel }) => ({ pattern, means: agentChannel }))}
      options={[
        ['left', t('channel.left')],
        ['right', t('channel.right')],
      ]}
      fresh="left"
      label={(of, place) => t(of === 'pattern' ? 'rules.pattern' : 'rules.channel', { place })}
      onChange={(changed) => onChange(changed.map(({ pattern, means }) => ({ pattern, agentChannel: means })))}
    />
  );
}
