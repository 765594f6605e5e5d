import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCatalog } from '../../bench/make-catalog.ts';
import { SAMPLES } from '../nabra.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';
import { scroll, untilListChanges } from './page-clock.ts';

const why = noWindow();
const full = process.env.NABRA_CAMPAIGN === '1';
const CALLS = full ? 100_000 : 5_000;
/** How many programs wait for each core: what else runs on the machine takes its share of every figure. */
const crowd = (loadavg()[0] ?? 0) / cpus().length;
/** The figures that are promised hold on an idle machine; the suite, beside which other tests run, is allowed more. */
const PATIENCE = (full ? 1 : 3) * Math.max(1, crowd);
const SOUND = join(SAMPLES, '20261102-091204_agent01_B2C_20001.wav');
/** A person's folder with such a catalog in `home`, made before: making a large one takes minutes. */
const MADE = process.env.NABRA_BIG_FOLDER;

describe.skipIf(why !== null)(`a catalog of ${CALLS} calls${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = MADE ?? mkdtempSync(join(tmpdir(), 'nabra-big-'));
  let open: OpenApp;
  const figures: Record<string, number> = {};
  const note = (name: string, value: number) => {
    figures[name] = Math.round(value * 10) / 10;
    return value;
  };
  beforeAll(async () => {
    if (MADE === undefined) await makeCatalog(join(folder, 'home'), { calls: CALLS, sound: SOUND });
    open = await openApp([], { folder });
  }, 600_000);
  afterAll(async () => {
    await open?.close();
    if (MADE === undefined) rmSync(folder, { recursive: true, force: true });
    console.log(
      `${CALLS} calls, ${cpus().length} cores, ${crowd.toFixed(1)} programs a core: ${JSON.stringify(figures)}`,
    );
  });

  test('rows are there as soon as the window is', async () => {
    const { page } = open;
    await page.getByRole('row').nth(20).waitFor();
    const afterPaintMs = await page.evaluate(() => {
      const paint = performance.getEntriesByName('first-paint')[0]?.startTime ?? 0;
      return (performance.getEntriesByName('rows')[0]?.startTime ?? Number.POSITIVE_INFINITY) - paint;
    });
    expect(note('first rows after first paint, ms', afterPaintMs)).toBeLessThan(300 * PATIENCE);
  });

  test.each([
    ['slowly', 60],
    ['fast', 1200],
    ['as fast as a hand can', 6000],
  ])('the list scrolls %s without a stutter or a blank', async (name, step) => {
    const scrolled = await scroll(open.page, step, full ? 5 : 2);
    note(`${name}: frames/s`, scrolled.framesPerS);
    note(`${name}: longest frame, ms`, scrolled.longestFrameMs);
    note(`${name}: longest blank, ms`, scrolled.longestBlankMs);
    expect(scrolled.rows).toBeGreaterThan(100);
    expect(scrolled.framesPerS).toBeGreaterThan(55 / PATIENCE);
    expect(scrolled.longestBlankMs).toBeLessThan(100 * PATIENCE);
  });

  test('filters and orders answer at once', async () => {
    const { page } = open;
    const line = 'section[aria-label="Catalogue"] button';
    const agent = 'section[aria-label="Agents"] button';
    const filterMs = note('filter, ms', await untilListChanges(page, line));
    note('filter taken back, ms', await untilListChanges(page, line));
    const agentMs = note('filter by agent, ms', await untilListChanges(page, agent));
    await untilListChanges(page, agent);
    const sortMs: number[] = [];
    for (const column of ['duration', 'fileName', 'agent']) {
      sortMs.push(note(`sort by ${column}, ms`, await untilListChanges(page, `.head .${column} button`)));
    }
    // The second click turns the order round, the third gives the order of the scan back.
    for (let click = 0; click < 2; click++) await untilListChanges(page, '.head .agent button');
    expect(Math.max(filterMs, agentMs)).toBeLessThan(100 * PATIENCE);
    expect(Math.max(...sortMs)).toBeLessThan(150 * PATIENCE);
  });

  test('all of it can be selected, but for one', async () => {
    const { page } = open;
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Space');
    const shown = await page.getByRole('grid').getAttribute('aria-rowcount');
    const but = new Intl.NumberFormat('fr-MA').format(Number(shown) - 2);
    await page.getByText(`${but} sélectionnés`).waitFor();
    await page.keyboard.press('Escape');
  });

  test('a call opens to its text and its sound', async () => {
    const { page } = open;
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await page.evaluate(() => {
      performance.clearMarks('opened');
      window.addEventListener('keydown', () => performance.mark('opened'), { capture: true, once: true });
      const seen = () => {
        if (document.querySelector('.utterance')) performance.mark('text');
        else requestAnimationFrame(seen);
      };
      requestAnimationFrame(seen);
      window.Audio = class extends Audio {
        constructor() {
          super();
          this.addEventListener('canplay', () => performance.mark('canplay'), { once: true });
        }
      } as unknown as typeof Audio;
    });
    await page.keyboard.press('Enter');
    await page.locator('.utterance').first().waitFor();
    const timeOf = (name: string) =>
      page.evaluate((mark) => performance.getEntriesByName(mark).at(-1)?.startTime ?? null, name);
    await expect.poll(() => timeOf('canplay')).not.toBeNull();
    const [opened, text, sound] = [await timeOf('opened'), await timeOf('text'), await timeOf('canplay')];
    const textMs = note('text after Enter, ms', (text ?? Number.NaN) - (opened ?? 0));
    const soundMs = note('sound after Enter, ms', (sound ?? Number.NaN) - (opened ?? 0));
    expect(Math.max(textMs, soundMs)).toBeLessThan(300 * PATIENCE);
  });

  test('the page complained about nothing', () => expect(open.complaints).toEqual([]));
});
