import { useRef, useState } from 'react';
import type { CallTopics, GlossaryName } from '../../../../shared/domain/topics.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Connection } from '../../../bridge/connect.ts';
import { connected, outdate } from '../../../state/connection.ts';
import { useAsked } from '../../../state/use-asked.ts';

/** The topics of a call, and what a person can do about them. */
export interface TopicsOfCall {
  /** Undefined: being fetched. Null: not found yet. */
  readonly topics: CallTopics | null | undefined;
  /** They are being found again. */
  readonly busy: boolean;
  /** Lines of its glossary; none: no topic fits; null: what the machine said. */
  correct(entryIds: readonly string[] | null): void;
  /** Null: the one that the rules name. */
  chooseGlossary(glossary: GlossaryName | null): void;
  findAgain(): void;
  /** Takes the last correction back. */
  undo(): void;
}

type Engine = Connection['engine'];
/** An answer, shown until the one that was shown before it has been asked for again. */
interface Renewed {
  readonly over: object | null;
  readonly topics: CallTopics | null;
}

/** Follows the topics of a call. */
export function useCallTopics(callId: string, onError: (error: AppError) => void): TopicsOfCall {
  const asked = useAsked(`topics ${callId}`, async ({ engine }, signal) => {
    const found = await engine.request('callTopics', { callId }, signal);
    return found.ok ? { ok: true as const, value: { topics: found.value } } : found;
  });
  const [renewed, setRenewed] = useState<Renewed | null>(null);
  const [busy, setBusy] = useState(false);
  const before = useRef<(readonly string[] | null)[]>([]);
  const topics = renewed?.over === asked.value ? renewed?.topics : asked.value?.topics;
  const change = async (ask: (engine: Engine) => Promise<Result<CallTopics | null, AppError>>) => {
    setBusy(true);
    const done = await ask(connected().engine);
    setBusy(false);
    if (!done.ok) return onError(done.error);
    setRenewed({ over: asked.value, topics: done.value });
    outdate();
  };
  const correct = (entryIds: readonly string[] | null) =>
    change((engine) => engine.request('correctTopics', { callId, entryIds: entryIds && [...entryIds] }));
  return {
    topics,
    busy,
    correct(entryIds) {
      before.current.push(topics?.corrected?.map(({ entryId }) => entryId) ?? null);
      void correct(entryIds);
    },
    chooseGlossary: (glossary) => void change((engine) => engine.request('chooseGlossary', { callId, glossary })),
    findAgain: () => void change((engine) => engine.request('classifyAgain', { callId })),
    undo() {
      const last = before.current.pop();
      if (last !== undefined) void correct(last);
    },
  };
}
