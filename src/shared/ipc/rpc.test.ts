import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AppError } from '../errors.ts';
import { ok } from '../result.ts';
import { createClient, defineContract, type MessagePort, serve } from './rpc.ts';

const contract = defineContract({
  requests: { double: { input: z.number(), output: z.number() } },
  events: { share: z.number() },
});

/** Two ports joined to each other; what is posted arrives later, as between processes. */
function joinedPorts(): [MessagePort, MessagePort] {
  const listeners: [((message: unknown) => void)[], ((message: unknown) => void)[]] = [[], []];
  const port = (own: 0 | 1, other: 0 | 1): MessagePort => ({
    async post(message) {
      await null;
      for (const listener of listeners[other]) listener(message);
    },
    onMessage: (listener) => listeners[own].push(listener),
    onClose: () => {},
  });
  return [port(0, 1), port(1, 0)];
}

function bothEnds() {
  const [served, asking] = joinedPorts();
  const refused: AppError[] = [];
  const emit = serve(contract, { double: async (input) => ok(input * 2) }, served);
  const client = createClient(contract, asking, (error) => refused.push(error));
  return { emit, client, refused, post: served.post };
}

describe('a contract over a port', () => {
  it('answers requests and passes events on', async () => {
    const { emit, client, refused } = bothEnds();
    const shares: number[] = [];
    client.on('share', (share) => shares.push(share));
    emit('share', 0.5);
    expect(await client.request('double', 4)).toEqual({ ok: true, value: 8 });
    expect(shares).toEqual([0.5]);
    expect(refused).toEqual([]);
  });

  it('tells of what does not fit it, instead of losing it in silence', async () => {
    const { emit, client, refused, post } = bothEnds();
    const shares: unknown[] = [];
    client.on('share', (share) => shares.push(share));
    emit('share', 'half' as never);
    emit('toString' as never, 1 as never);
    post({ kind: 'greeting' });
    expect(await client.request('double', 4)).toEqual({ ok: true, value: 8 });
    expect(shares).toEqual([]);
    expect(refused.map(({ code }) => code)).toEqual(['internal', 'internal', 'internal']);
    expect(refused[0]?.detail).toContain('share: bad event');
    expect(refused[1]?.detail).toBe('no such event: toString');
    expect(refused[2]?.detail).toBe('a message of no known kind');
  });
});
