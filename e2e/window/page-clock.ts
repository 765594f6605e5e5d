import type { Page } from 'playwright-core';

/** How a list scrolled: what the analyst would see of it. */
export interface Scrolled {
  readonly framesPerS: number;
  /** The longest time between two frames. */
  readonly longestFrameMs: number;
  /** The longest that any row was seen without its call. */
  readonly longestBlankMs: number;
  readonly rows: number;
}

/** Scrolls the list by so many pixels a frame for some seconds, and lets the page itself watch its frames and rows. */
export function scroll(page: Page, pixelsAFrame: number, seconds: number): Promise<Scrolled> {
  return page.evaluate(
    async ({ step, lengthMs }) => {
      const list = document.querySelector('.call-table');
      if (!list) throw new Error('no list');
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      list.scrollTop = 0;
      const seen = list.clientHeight - 32;
      for (let n = 0; n < 10; n++) await frame();
      const blankSince = new Map<string, number>();
      let [longestFrameMs, longestBlankMs, frames] = [0, 0, 0];
      const begun = await frame();
      let before = begun;
      while (before - begun < lengthMs) {
        list.scrollTop += step;
        const now = await frame();
        longestFrameMs = Math.max(longestFrameMs, now - before);
        frames++;
        before = now;
        // By number: asking for boxes would lay the page out once more a frame.
        const [first, last] = [Math.floor(list.scrollTop / 32), Math.floor((list.scrollTop + seen) / 32)];
        const blank = new Set<string>();
        for (const row of list.querySelectorAll<HTMLElement>('.call-rows .fetching')) {
          const index = Number(row.dataset.row);
          if (index >= first && index <= last) blank.add(row.id);
        }
        for (const id of blank) {
          const since = blankSince.get(id) ?? now;
          blankSince.set(id, since);
          longestBlankMs = Math.max(longestBlankMs, now - since);
        }
        for (const id of blankSince.keys()) if (!blank.has(id)) blankSince.delete(id);
      }
      const framesPerS = (1000 * frames) / (before - begun);
      return { framesPerS, longestFrameMs, longestBlankMs, rows: Math.round(list.scrollTop / 32) };
    },
    { step: pixelsAFrame, lengthMs: seconds * 1000 },
  );
}

/**
 * Milliseconds, on the page's own clock, from clicking a control to the frame in which the list is another: another count, or
 * another first row.
 */
export function untilListChanges(page: Page, selector: string): Promise<number> {
  return page.evaluate(async (control) => {
    const looks = () => {
      const list = document.querySelector('.call-table');
      const first = list?.querySelector('.call-rows .call-row:not(.fetching)');
      return first ? `${list?.getAttribute('aria-rowcount')} ${first.id} ${first.textContent}` : null;
    };
    // Rows that a scroll before asked for may still be coming: they are no answer to the click.
    let before = looks();
    for (let still = 0; still < 20; still++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = looks();
      if (now !== before) still = 0;
      before = now;
    }
    const button = document.querySelector<HTMLElement>(control);
    if (!button) throw new Error(`no ${control}`);
    const begun = performance.now();
    button.click();
    for (;;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = looks();
      if (now !== null && now !== before) return performance.now() - begun;
      if (performance.now() - begun > 10_000) throw new Error('the list stayed as it was');
    }
  }, selector);
}
