import type { z } from 'zod';
import { create } from 'zustand';
import type { AppError } from '../../shared/errors.ts';
import type { ledgerRequests } from '../../shared/ipc/engine/ledger-requests.ts';
import { connected, outdate } from './connection.ts';

/** How the last try of the connection stands; it outlives a look at another page. */
interface BedrockTest {
  readonly busy: boolean;
  readonly answer: z.infer<typeof ledgerRequests.testBedrock.output> | null;
  readonly error: AppError | null;
}

const NOTHING: BedrockTest = { busy: false, answer: null, error: null };

/** See `BedrockTest`. */
export const useBedrockTest = create<BedrockTest>(() => NOTHING);

let stop: AbortController | null = null;

/** Asks Bedrock one tiny thing. Nothing while one is under way. */
export async function testBedrock(): Promise<void> {
  if (stop) return;
  stop = new AbortController();
  useBedrockTest.setState({ ...NOTHING, busy: true });
  const found = await connected().engine.request('testBedrock', null, stop.signal);
  stop = null;
  useBedrockTest.setState(found.ok ? { ...NOTHING, answer: found.value } : { ...NOTHING, error: found.error });
  outdate();
}

/** Gives the try up. */
export function stopBedrockTest(): void {
  stop?.abort();
}

/** Forgets its answer: it was of other settings. */
export function forgetBedrockTest(): void {
  if (!stop) useBedrockTest.setState(NOTHING);
}
