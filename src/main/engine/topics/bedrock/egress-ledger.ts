import type { TopicTrouble } from '../../../../shared/domain/topic-trouble.ts';

/** What is known of a request before it leaves. */
export interface EgressRequest {
  /** Null: no call's, such as that of the "Test" button. */
  readonly callId: string | null;
  readonly purpose: 'topics' | 'test';
  /** Whom it goes to: `bedrock-runtime`. */
  readonly service: string;
  readonly region: string;
  readonly model: string;
  /** The body of the HTTP request, byte for byte in UTF-8; redacted before it was made. */
  readonly payload: string;
  /** Where in it (UTF-16) begins what the bodies for other calls end with too; left out: nowhere. It is kept once for all of them. */
  readonly sharedFrom?: number;
  /** What was hidden in it, as the redactor says, with the index of its `turn`; kept as JSON. */
  readonly spans: readonly object[];
  /** The most it can cost, in US dollars: what counts as long as nothing better is known. */
  readonly reservedUsd: number;
}

/** How a request ended. */
export interface EgressEnd {
  /**
   * `answered`: with an answer of the service, usable or not; `refused`: by the service (4xx); `failed`: no whole answer
   * came, and whether it was worked on is unknown, or the service said that it failed; `cancelled`: given up here.
   */
  readonly outcome: 'answered' | 'refused' | 'failed' | 'cancelled';
  /** Null: no response began. */
  readonly httpStatus: number | null;
  /** Of the bodies, as they went over the wire. */
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** As the service counted; null: it did not say. */
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  /** What these tokens cost by the prices of the settings; null: unknown. */
  readonly costUsd: number | null;
  /** The body of the response as far as it came, but for keys of the request that it repeats; null: none. */
  readonly answer: string | null;
  readonly durationMs: number;
  /** Why the answer could not be used; null: it could. */
  readonly trouble: TopicTrouble | null;
}

/** Writes down every request that leaves this computer with data of a call: a row each, retries too. */
export interface EgressLedger {
  /** Writes the request down; when it returns the row is on the disk, and the request may leave. Throws: it must not leave. */
  begin(request: EgressRequest): number;
  /** Completes the row. */
  end(id: number, end: EgressEnd): void;
}
