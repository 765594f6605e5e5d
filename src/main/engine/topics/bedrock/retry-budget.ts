// Retries for a hundred calls. With the reserve below, requests stay under 1.6 times the calls from 100 calls on, whatever the
// service does: a service in trouble is not helped by more requests, and each of them may cost.
const RETRIES_PER_CALL = 0.55;
// So that a call alone is tried as often as one of many.
const RESERVE = 5;

/** Retries of all calls together: each call adds a part of one. The idea is that of Finagle's and gRPC's retry throttling. */
export interface RetryBudget {
  /** A call began. */
  grant(): void;
  /** Takes one retry; false: there is none left. */
  take(): boolean;
}

/** See `RetryBudget`. */
export function createRetryBudget(): RetryBudget {
  let retries = RESERVE;
  return {
    grant() {
      retries += RETRIES_PER_CALL;
    },
    take() {
      if (retries < 1) return false;
      retries -= 1;
      return true;
    },
  };
}
