import type { Page } from 'playwright-core';

/** What came back over a port. */
export interface RawAnswer {
  readonly kind: string;
  readonly value?: unknown;
  readonly error?: { readonly code: string; readonly detail: string };
}

/**
 * Asks as a page would that does not keep to our client: over ports of its own, anything at all. `repeat`: instead of `input`, a
 * text of so many letters.
 */
export function askRaw(
  page: Page,
  to: 'engine' | 'shell',
  name: string,
  input: unknown,
  repeat?: number,
): Promise<RawAnswer> {
  return page.evaluate(
    ([which, request, given, letters]) =>
      new Promise<RawAnswer>((resolve, reject) => {
        // Beyond any the page has given: it listens to the same ports.
        const id = 1_000_000 + Math.floor(Math.random() * 1_000_000);
        setTimeout(() => reject(new Error(`no answer to ${request}`)), 10_000);
        window.addEventListener(
          'message',
          ({ ports }) => {
            const port = ports[which === 'engine' ? 0 : 1];
            port?.addEventListener('message', ({ data }) => data.id === id && resolve(data));
            port?.start();
            port?.postMessage({ kind: 'request', id, name: request, input: letters ? 'x'.repeat(letters) : given });
          },
          { once: true },
        );
        (window as unknown as { bridge: { connect(): void } }).bridge.connect();
      }),
    [to, name, input, repeat ?? 0] as const,
  );
}
