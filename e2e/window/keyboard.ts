import type { Page } from 'playwright-core';

/** What has the keyboard, as a test can talk of it. */
interface Focused {
  /** Its name as a screen reader would roughly say it. */
  readonly name: string;
  readonly role: string;
  /** Whether a person sees that it has the keyboard. */
  readonly visible: boolean;
  readonly inSheet: boolean;
}

/** What has the keyboard now; null: nothing but the page. */
export function focused(page: Page): Promise<Focused | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    // A control may be drawn by its label, and a grid shows which of its rows has the keyboard.
    const label = element instanceof HTMLInputElement ? (element.labels?.[0] ?? null) : null;
    const row = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
    const colours = getComputedStyle(document.documentElement);
    const isSign = (color: string) =>
      ['--focus', '--accent'].some((name) => {
        const probe = document.createElement('i');
        probe.style.color = colours.getPropertyValue(name);
        document.body.append(probe);
        const same = getComputedStyle(probe).color === color;
        probe.remove();
        return same;
      });
    const hasRing = [element, label, row].some((one) => {
      if (one === null) return false;
      const { outlineStyle, outlineWidth, boxShadow, opacity } = getComputedStyle(one);
      const { width, height } = one.getBoundingClientRect();
      const drawn = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || / 2px inset$/.test(boxShadow);
      const behind = isSign(getComputedStyle(one, '::after').backgroundColor);
      return (drawn || behind) && opacity !== '0' && width > 2 && height > 2;
    });
    const text = element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent ?? '';
    return {
      name: text.trim().replace(/\s+/g, ' ').slice(0, 80),
      role: element.getAttribute('role') ?? element.tagName.toLowerCase(),
      visible: hasRing,
      inSheet: element.closest('dialog[open]') !== null,
    };
  });
}

/** More steps than any view has. */
const MOST_STEPS = 80;

/**
 * Presses Tab until something of that name has the keyboard. Throws with all the stops on the way when it is never
 * reached, or when a stop does not show that it has the keyboard.
 */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const stops: string[] = [];
  for (let step = 0; step < MOST_STEPS; step++) {
    const stop = await focused(page);
    if (stop) {
      stops.push(`${stop.role} ${stop.name}`);
      if (!stop.visible) throw new Error(`the focus is not seen on ${stops.at(-1)}`);
      if (name.test(stop.name)) return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} is not reached by Tab; on the way: ${stops.join(' | ')}`);
}
