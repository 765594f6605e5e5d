import type { Locator, Page } from 'playwright-core';

/** Notes every task of the page over 50 ms from now on. */
export async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { longTasks: tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
}

/** The longest task since `watchTasks`, in milliseconds; 0: none was longer than 50. */
export function longestTaskMs(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, ...((globalThis as unknown as { longTasks?: number[] }).longTasks ?? [])));
}

/** Types into a field, and gives the longest time from a key to the picture that shows it, in milliseconds. */
export async function slowestKeyMs(page: Page, field: Locator, text: string): Promise<number> {
  await field.focus();
  await page.evaluate(() => {
    const waits: number[] = [];
    Object.assign(globalThis, { keyWaits: waits });
    globalThis.addEventListener('input', ({ timeStamp }) =>
      // A message posted in the last moment before a picture is handled right after it.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => waits.push(performance.now() - timeStamp);
        port2.postMessage(null);
      }),
    );
  });
  for (const key of text) await field.press(key);
  await page.waitForFunction(
    (count) => (globalThis as unknown as { keyWaits: number[] }).keyWaits.length >= count,
    text.length,
  );
  return page.evaluate(() => Math.max(...(globalThis as unknown as { keyWaits: number[] }).keyWaits));
}
