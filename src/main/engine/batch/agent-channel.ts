import type { AgentChannel } from '../../../shared/domain/call.ts';
import type { Settings } from '../../../shared/settings/schema.ts';

/** The agent's channel of a file by its name: the first rule that matches, else the setting. */
export function agentChannelOf(name: string, settings: Pick<Settings, 'agentChannel' | 'agentRules'>): AgentChannel {
  const rule = settings.agentRules.find(({ pattern }) => new RegExp(pattern, 'u').test(name));
  return rule?.agentChannel ?? settings.agentChannel;
}
