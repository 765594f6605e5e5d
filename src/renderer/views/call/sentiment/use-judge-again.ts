import { useState } from 'react';
import type { CallDetails } from '../../../../shared/domain/call-details.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { connected, outdate } from '../../../state/connection.ts';
import { forgetReady } from '../use-opened-call.ts';

/** A call that can be judged again by the sides its lanes are on. */
interface JudgedAgain {
  /** As it was judged last. */
  readonly call: CallDetails;
  /** Null while it is being judged. */
  readonly judgeAgain: (() => void) | null;
}

/** Lets the analyst have a call judged again after its channels were swapped. */
export function useJudgeAgain(given: CallDetails, onError: (error: AppError) => void): JudgedAgain {
  const [renewed, setRenewed] = useState<CallDetails | null>(null);
  const [underWay, setUnderWay] = useState(false);
  const { callId } = given;
  const judgeAgain = async () => {
    setUnderWay(true);
    const { engine } = connected();
    const judged = await engine.request('judgeAgain', { callId });
    const call = judged.ok ? await engine.request('call', { callId }) : judged;
    setUnderWay(false);
    if (!call.ok) return onError(call.error);
    setRenewed(call.value);
    forgetReady(callId);
    outdate();
  };
  return { call: renewed ?? given, judgeAgain: underWay ? null : () => void judgeAgain() };
}
