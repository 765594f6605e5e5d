import { useMemo, useRef, useState } from 'react';
import type { AgentChannel } from '../../../shared/domain/call.ts';
import { type CallDetails, lanesBySide } from '../../../shared/domain/call-details.ts';
import type { AppError } from '../../../shared/errors.ts';
import { connected, outdate } from '../../state/connection.ts';
import { forgetReady } from './use-opened-call.ts';

/** A word on which channel is the agent. `byHand`: a person's; else what setting and file name say. */
interface AgentWord {
  readonly channel: AgentChannel;
  readonly byHand: boolean;
}

/** A call with the analyst's word on its agent, shown before the engine has kept it. */
export interface SaidCall {
  readonly call: CallDetails;
  /** The other channel is the agent from now on. */
  swap(): void;
  /** Takes the last swap back; null: there is none. */
  readonly undo: (() => void) | null;
}

/** Lets the analyst say which channel is the agent. */
export function useAgentChannel(given: CallDetails, onError: (error: AppError) => void): SaidCall {
  const [said, setSaid] = useState<AgentWord | null>(null);
  const before = useRef<AgentWord[]>([]);
  const call = useMemo(() => {
    if (said === null) return given;
    const { channel, byHand } = said;
    return { ...given, agentChannel: channel, agentSetByHand: byHand, lanes: lanesBySide(given.lanes, channel) };
  }, [given, said]);
  const { callId } = given;
  const say = (word: AgentWord) => {
    setSaid(word);
    forgetReady(callId);
    const channel = word.byHand ? word.channel : null;
    void connected()
      .engine.request('setAgentChannel', { callId, channel })
      .then((kept) => {
        if (kept.ok) return outdate();
        setSaid(null);
        before.current = [];
        onError(kept.error);
      });
  };
  const undo = () => {
    const last = before.current.pop();
    if (last) say(last);
  };
  return {
    call,
    swap() {
      before.current.push({ channel: call.agentChannel, byHand: call.agentSetByHand });
      say({ channel: call.agentChannel === 'left' ? 'right' : 'left', byHand: true });
    },
    undo: before.current.length > 0 ? undo : null,
  };
}
