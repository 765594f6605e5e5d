import type { AgentChannel } from '../../../shared/domain/call.ts';
import type { Settings } from '../../../shared/settings/schema.ts';

/** The agent's channel of a file by its name: the first rule that matches, else the setting. */
export function agentChannelOf(name: string, settings: Pick<Settings, 'agentChannel' | 'agentRules'>): AgentChannel {
  const rule = settings.agentRules.find(({ pattern }) => isPartOf(name, pattern));
  return rule?.agentChannel ?? settings.agentChannel;
}

/** Whether the parts of the pattern between its `*` stand in the name one after the other. */
function isPartOf(name: string, pattern: string): boolean {
  let from = 0;
  for (const part of pattern.split('*')) {
    const at = name.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
