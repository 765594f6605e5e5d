import type { TopicTrouble } from '../../../shared/domain/topic-trouble.ts';
import type { CallSummary, FoundTopic, Glossary, TopicTurn } from '../../../shared/domain/topics.ts';
import type { Result } from '../../../shared/result.ts';

/** A call as it is given to a service. */
export interface RemoteRequest {
  readonly callId: string | null;
  readonly turns: readonly TopicTurn[];
  readonly glossary: Glossary;
}

/** A service outside this machine that classifies and summarises. */
export interface RemoteTopics {
  /** Name and model, as it is kept beside what it found. */
  readonly classifier: string;
  classify(
    request: RemoteRequest,
    signal: AbortSignal,
  ): Promise<Result<{ readonly topics: readonly FoundTopic[]; readonly summary: CallSummary }, TopicTrouble>>;
  /** What it cost so far, in US dollars. */
  spentUsd(): number;
  close(): void;
}
