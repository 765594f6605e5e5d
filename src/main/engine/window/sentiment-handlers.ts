import type { sentimentRequests } from '../../../shared/ipc/engine/sentiment-requests.ts';
import type { HandlersOf } from '../../../shared/ipc/rpc.ts';
import { textSlotsOf } from '../../../shared/settings/classifier-slots.ts';
import type { WindowRoom } from './window-room.ts';

/** Answers a window about sentiment; see `sentimentRequests`. */
export function sentimentHandlers(room: WindowRoom): HandlersOf<typeof sentimentRequests> {
  const { engine } = room;
  return {
    explainSegment: (segment, signal) => engine.explainSegment(segment, signal),
    tryTexts: (asked, signal) => engine.judge.texts(textSlotsOf(room.settings), asked, signal),
    judgeAgain: ({ callId }) => engine.judgeAgain(callId),
  };
}
