import type { AgentChannel } from '../../../shared/domain/call.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { matchesPattern } from '../intake/name-pattern.ts';

/** The agent's channel of a file by its name: the first rule that matches, else the setting. */
export function agentChannelOf(name: string, settings: Pick<Settings, 'agentChannel' | 'agentRules'>): AgentChannel {
  const rule = settings.agentRules.find(({ pattern }) => matchesPattern(name, pattern));
  return rule?.agentChannel ?? settings.agentChannel;
}
