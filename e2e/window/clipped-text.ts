import type { Page } from 'playwright-core';

/** Every text that cannot be read whole, and every two controls that lie on each other; in words, for a test's message. */
export function clippedText(page: Page): Promise<string[]> {
  return page.evaluate(findClipped);
}

/** Runs in the page, so it holds everything it needs. */
function findClipped(): string[] {
  /** A pixel of rounding on each side says nothing. */
  const SLACK = 1.5;
  const CONTROLS = 'button, select, input:not([type="range"]), summary, a[href], [role="tab"]';
  const OWN_BOX = 'button, [role="tab"], kbd, .pill, th, [role="columnheader"]';
  const root: Element = document.querySelector('dialog[open]') ?? document.body;
  const found = new Set<string>();
  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()}${[...element.classList].map((one) => `.${one}`).join('')}`;
  const quote = (text: string) => JSON.stringify(text.trim().replace(/\s+/g, ' ').slice(0, 50));
  const isSeen = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  /** Text that is cut on purpose says the whole of it to who points at it. */
  const isDeliberate = (cutter: Element, text: Element) => {
    const { textOverflow, webkitLineClamp } = getComputedStyle(cutter);
    const shortens = textOverflow === 'ellipsis' || webkitLineClamp !== 'none';
    return shortens && (cutter.closest('[title], [aria-label]') ?? text.closest('[title]')) !== null;
  };
  const clips = (value: string) => value === 'hidden' || value === 'clip';
  const scrolls = (value: string) => value === 'auto' || value === 'scroll';

  /** The first element above that cuts the text; null: it can be read, if need be by scrolling. */
  const cutterOf = (element: Element, box: DOMRect): Element | null => {
    let [inX, inY] = [true, true];
    for (let at: Element | null = element; at && (inX || inY); at = at.parentElement) {
      const { overflowX, overflowY, position, display } = getComputedStyle(at);
      if (display === 'inline' || display === 'contents') continue;
      const around = at.getBoundingClientRect();
      // Drawn for screen readers only.
      if (around.width <= 2 || around.height <= 2) return null;
      const outX = box.left < around.left - SLACK || box.right > around.right + SLACK;
      const outY = box.top < around.top - SLACK || box.bottom > around.bottom + SLACK;
      if (inX && clips(overflowX) && outX) return at;
      // Lines stand higher than their box where it is as high as the letters: only half a line lost counts.
      const lostY = Math.max(around.top - box.top, box.bottom - around.bottom);
      if (inY && clips(overflowY) && outY && lostY > box.height / 3) return at;
      if (scrolls(overflowX)) inX = false;
      if (scrolls(overflowY)) inY = false;
      if (position === 'fixed') break;
    }
    const outside =
      (inX && (box.left < -SLACK || box.right > innerWidth + SLACK)) ||
      (inY && (box.top < -SLACK || box.bottom > innerHeight + SLACK));
    return outside ? document.documentElement : null;
  };

  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent ?? '';
    if (!element || text.trim() === '' || !isSeen(element) || element.closest('option, svg, [data-unread]')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      // Libraries measure words far outside of the window.
      if (box.width === 0 || box.bottom < -1000 || box.right < -10_000) continue;
      const cutter = cutterOf(element, box);
      if (cutter && !isDeliberate(cutter, element)) {
        found.add(`cut by ${nameOf(cutter)}: ${nameOf(element)} ${quote(text)}`);
        break;
      }
      const own = element.closest(OWN_BOX);
      const around = own?.getBoundingClientRect();
      const spills = around && (box.left < around.left - SLACK || box.right > around.right + SLACK);
      if (own && spills && !isDeliberate(own, element) && cutterOf(element, box) === null) {
        if (![...own.querySelectorAll('*'), own].some((one) => isDeliberate(one, element)))
          found.add(`wider than its ${nameOf(own)}: ${quote(text)}`);
        break;
      }
    }
  }

  const pen = document.createElement('canvas').getContext('2d');
  for (const input of root.querySelectorAll('input')) {
    if (!pen || !isSeen(input) || input.placeholder === '') continue;
    const style = getComputedStyle(input);
    pen.font = style.font;
    const room = input.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
    if (pen.measureText(input.placeholder).width > room + SLACK)
      found.add(`placeholder cut: ${quote(input.placeholder)}`);
  }

  // Only what can be reached by the pointer now: what is scrolled away lies on nothing, and a menu lies over what it covers.
  const layerOf = (element: Element) => element.closest('dialog, [popover], [role="dialog"]');
  /** The part of an element that its scrollers let through. */
  const shownBox = (element: Element): DOMRect => {
    let { left, right, top, bottom } = element.getBoundingClientRect();
    for (let at = element.parentElement; at; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at);
      const around = at.getBoundingClientRect();
      if (overflowX !== 'visible') [left, right] = [Math.max(left, around.left), Math.min(right, around.right)];
      if (overflowY !== 'visible') [top, bottom] = [Math.max(top, around.top), Math.min(bottom, around.bottom)];
    }
    return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  };
  const controls = [...root.querySelectorAll(CONTROLS)].filter(isSeen);
  const boxes = controls.map(shownBox);
  const reachable = controls.map((one, n) => {
    const box = boxes[n];
    const top = box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (!top) return false;
    const covering = controls.find((other) => other !== one && other.contains(top));
    return one.contains(top) || top.contains(one) || (covering !== undefined && layerOf(covering) === layerOf(one));
  });
  for (const [n, one] of controls.entries())
    for (const [m, other] of controls.entries()) {
      const [a, b] = [boxes[n], boxes[m]];
      if (m <= n || !a || !b || !reachable[n] || !reachable[m] || layerOf(one) !== layerOf(other)) continue;
      if (one.contains(other) || other.contains(one)) continue;
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (width > 2 && height > 2)
        found.add(`lie on each other: ${quote(one.textContent ?? '')} and ${quote(other.textContent ?? '')}`);
    }
  return [...found];
}
