/** What a request is paid by, in US dollars for a million tokens. */
export interface TokenPrices {
  readonly inputUsdPerMillion: number;
  readonly outputUsdPerMillion: number;
}

/** Keeps the cost of a batch under its ceiling. All amounts are US dollars. */
export interface CostMeter {
  /**
   * Sets the most a request can cost aside. Waits, in the order of asking, where that passes the ceiling only together with what is set
   * aside for others: they cost a third of it as a rule. Null: there is no room for it, or `signal` was aborted.
   */
  reserve(mostUsd: number, signal: AbortSignal): Promise<Reservation | null>;
  /** What has been spent, requests of unknown outcome at the most they can have cost. */
  spentUsd(): number;
}

/** The most that one request can cost, held back until it is known what it did cost. */
export interface Reservation {
  /** Replaces what was set aside by the real cost; null: it is unknown, so all that was set aside counts as spent. Only once. */
  settle(costUsd: number | null): void;
}

interface Waiting {
  readonly mostUsd: number;
  readonly answer: (reservation: Reservation | null) => void;
}

/** A meter under a ceiling; a ceiling of 0 lets nothing through. `spentBefore`: what the same batch has spent already. */
export function createCostMeter(ceilingUsd: number, spentBefore = 0): CostMeter {
  let spent = spentBefore;
  let setAside = 0;
  const queue: Waiting[] = [];

  function admit(): void {
    for (let next = queue[0]; next; next = queue[0]) {
      const { mostUsd, answer } = next;
      const never = ceilingUsd === 0 || spent + mostUsd > ceilingUsd;
      if (!never && spent + setAside + mostUsd > ceilingUsd) return;
      queue.shift();
      answer(never ? null : reservationOf(mostUsd));
    }
  }

  function reservationOf(mostUsd: number): Reservation {
    setAside += mostUsd;
    return {
      settle(costUsd) {
        setAside -= mostUsd;
        spent += costUsd ?? mostUsd;
        admit();
      },
    };
  }

  return {
    reserve: (mostUsd, signal) =>
      new Promise((resolve) => {
        const leave = () => {
          const place = queue.indexOf(waiting);
          if (place < 0) return;
          queue.splice(place, 1);
          resolve(null);
          admit();
        };
        const waiting: Waiting = {
          mostUsd,
          answer(reservation) {
            signal.removeEventListener('abort', leave);
            resolve(reservation);
          },
        };
        signal.addEventListener('abort', leave, { once: true });
        queue.push(waiting);
        admit();
      }),
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
