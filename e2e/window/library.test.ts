import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCatalog } from '../../bench/make-catalog.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';

const why = noWindow();
const CALLS = 300;

/** The files whose rows are drawn, from the top. */
const fileNames = (page: Page) => page.locator('.call-rows .fileName').allTextContents();
/** How many calls the list has, as a screen reader is told: without the heading. */
const listed = async (page: Page) => Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1;

/** Goes from control to control by Tab until the focused one has this name. */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 120; step++) {
    await page.keyboard.press(key);
    const focused = await page.evaluate(() => {
      const control = document.activeElement;
      return `${control?.getAttribute('aria-label') ?? ''} ${(control?.closest('label') ?? control)?.textContent ?? ''}`;
    });
    if (name.test(focused)) return;
  }
  throw new Error(`${name} is not reached by ${key}`);
}

describe.skipIf(why !== null)(`the library by keyboard${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-library-'));
  let open: OpenApp;
  const start = async () => {
    open = await openApp([], { folder });
    await open.page.getByRole('grid').waitFor();
    await open.page.getByRole('row').nth(5).waitFor();
  };
  beforeAll(async () => {
    await makeCatalog(join(folder, 'home'), { calls: CALLS });
    await start();
  }, 90_000);
  afterAll(async () => {
    await open?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the list has the keyboard when it appears, and its keys go over it', async () => {
    const { page } = open;
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
    const current = () => page.getByRole('grid').getAttribute('aria-activedescendant');
    await page.keyboard.press('End');
    await expect.poll(current).toBe(`row-${(await listed(page)) - 1}`);
    await expect.poll(() => page.locator('[data-current="true"] .fileName').isVisible()).toBe(true);
    await page.keyboard.press('Home');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('ArrowUp');
    expect(Number((await current())?.slice('row-'.length))).toBeGreaterThan(5);
    await page.keyboard.press('Home');
  });

  test('filters narrow together, are told above the list, and are taken back', async () => {
    const { page } = open;
    const all = await listed(page);
    await page.keyboard.press('Control+f');
    await page.keyboard.type('agent0');
    await expect.poll(() => listed(page)).toBeLessThan(all);
    expect((await fileNames(page)).every((name) => name.includes('agent0'))).toBe(true);
    const some = await listed(page);
    await tabTo(page, /^ B2B/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => listed(page)).toBeLessThan(some);
    await expect
      .poll(() => fileNames(page))
      .toSatisfy((names) => (names as string[]).every((name) => /agent0\d_B2B/.test(name)));
    await page.getByText('« agent0 »').waitFor();
    await tabTo(page, /Tout retirer/);
    await page.keyboard.press('Enter');
    await expect.poll(() => listed(page)).toBe(all);
  });

  test('a heading sorts, and the order turns', async () => {
    const { page } = open;
    await page.getByRole('grid').focus();
    await tabTo(page, /^ Durée/);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.head .duration').getAttribute('aria-sort')).toBe('ascending');
    const durations = async () =>
      (await page.locator('.call-rows .duration').allTextContents())
        .filter((text) => text !== '')
        .map((text) => text.split(':').reduce((sum, part) => 60 * sum + Number(part), 0));
    await expect.poll(durations).toSatisfy((found) => isSorted(found as number[]));
    await page.keyboard.press('Enter');
    await expect.poll(durations).toSatisfy((found) => isSorted([...(found as number[])].reverse()));
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.head .duration').getAttribute('aria-sort')).toBe('none');
  });

  test('what is selected is what is written', async () => {
    const { page, output } = open;
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => page.locator('.call-rows [aria-selected="true"]').count()).toBe(3);
    for (const key of ['ArrowDown', 'ArrowDown', 'Space']) await page.keyboard.press(key);
    await page.getByText('4 sélectionnés').waitFor();
    const selected = await page.locator('.call-rows [aria-selected="true"] .fileName').allTextContents();
    await page.keyboard.press('Control+e');
    await page.getByRole('button', { name: 'La sélection : 4 appels' }).waitFor();
    await page.keyboard.press('Enter');
    // The first table of all asks which program opens it.
    await page.getByRole('button', { name: 'Excel en français : ;' }).click();
    await page.getByText(/Écrit : optimized_results_.* · 4 appels/).waitFor();
    expect(readdirSync(output)).toHaveLength(1);
    const table = readFileSync(join(output, readdirSync(output)[0] ?? ''), 'utf8');
    const lines = table.trim().split('\r\n').slice(1);
    expect(lines).toHaveLength(4);
    for (const name of selected) expect(lines.some((line) => line.includes(name))).toBe(true);
    expect(table.split('\r\n')[0]).toContain(';');
  });

  test('all of a list can be selected but for some, and is written so', async () => {
    const { page, output } = open;
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Space');
    const all = await listed(page);
    await page.getByText(`${all - 1} sélectionnés`).waitFor();
    const before = new Set(readdirSync(output));
    await page.keyboard.press('Control+e');
    await page.getByRole('button', { name: `La sélection : ${all - 1} appels` }).waitFor();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => readdirSync(output).filter((name) => !before.has(name) && name.endsWith('.csv')).length, {
        timeout: 10_000,
      })
      .toBe(1);
    await page.getByText(new RegExp(`Écrit : .* · ${all - 1} appels`)).waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.call-rows [aria-selected="true"]').count()).toBe(0);
  });

  test('columns are shown, moved and widened, and are so after another start', async () => {
    const { page } = open;
    const columns = () =>
      page.locator('.head > [role="columnheader"]:not(.check)').evaluateAll((all) => all.map((one) => one.className));
    const before = await columns();
    await tabTo(page, /^ Colonnes/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, /^ État/);
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await expect.poll(columns).toEqual([...before, 'status']);
    await page.keyboard.press('Enter');
    await tabTo(page, /Avancer la colonne Agent/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await tabTo(page, /Largeur de la colonne Agent/);
    for (let press = 0; press < 4; press++) await page.keyboard.press('ArrowRight');
    const width = () =>
      page.getByRole('separator', { name: 'Largeur de la colonne Agent' }).getAttribute('aria-valuenow');
    await expect.poll(width).toBe('116');
    const arranged = await columns();
    expect(arranged.indexOf('agent')).toBe(before.indexOf('agent') - 1);
    await open.close();
    await start();
    expect(
      await open.page
        .locator('.head > [role="columnheader"]:not(.check)')
        .evaluateAll((all) => all.map((one) => one.className)),
    ).toEqual(arranged);
    expect(
      await open.page.getByRole('separator', { name: 'Largeur de la colonne Agent' }).getAttribute('aria-valuenow'),
    ).toBe('116');
  });

  test('the page complained about nothing', () => expect(open.complaints).toEqual([]));
});

function isSorted(values: readonly number[]): boolean {
  return values.every((value, n) => n === 0 || value >= (values[n - 1] ?? 0));
}
