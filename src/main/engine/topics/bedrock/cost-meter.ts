/** What a request is paid by, in US dollars for a million tokens. */
export interface TokenPrices {
  readonly inputUsdPerMillion: number;
  readonly outputUsdPerMillion: number;
}

/** Keeps the cost of a batch under its ceiling. All amounts are US dollars. */
export interface CostMeter {
  /** Sets the most a request can cost aside; null when what is spent and set aside would pass the ceiling with it. */
  reserve(mostUsd: number): Reservation | null;
  /** What has been spent, requests of unknown outcome at the most they can have cost. */
  spentUsd(): number;
}

/** The most that one request can cost, held back until it is known what it did cost. */
export interface Reservation {
  /** Replaces what was set aside by the real cost; null: it is unknown, so all that was set aside counts as spent. Only once. */
  settle(costUsd: number | null): void;
}

/** A meter under a ceiling; a ceiling of 0 lets nothing through. `spentBefore`: what the same batch has spent already. */
export function createCostMeter(ceilingUsd: number, spentBefore = 0): CostMeter {
  let spent = spentBefore;
  let setAside = 0;
  return {
    reserve(mostUsd) {
      if (ceilingUsd === 0 || spent + setAside + mostUsd > ceilingUsd) return null;
      setAside += mostUsd;
      return {
        settle(costUsd) {
          setAside -= mostUsd;
          spent += costUsd ?? mostUsd;
        },
      };
    },
    spentUsd: () => spent,
  };
}

/** What some tokens cost. */
export function costOf(inputTokens: number, outputTokens: number, prices: TokenPrices): number {
  return (inputTokens * prices.inputUsdPerMillion + outputTokens * prices.outputUsdPerMillion) / 1e6;
}

// What services add around a request with a tool: Claude's own is 300 to 600 tokens (Anthropic, "Tool use", pricing).
const TOKENS_AROUND = 1_000;

/** An upper bound on the tokens of a request: no tokenizer makes more than one of a byte of the text. Some three times the truth. */
export function mostTokensOf(payloadBytes: number): number {
  return payloadBytes + TOKENS_AROUND;
}
