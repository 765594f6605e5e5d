import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { focused, tabTo } from './keyboard.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';

const why = noWindow();

describe.skipIf(why !== null)(`without a mouse${why ? ` (skipped: ${why})` : ''}`, () => {
  let open: OpenApp;
  beforeAll(async () => {
    open = await openApp();
    await open.page.getByRole('heading').first().waitFor();
  }, 60_000);
  afterAll(() => open?.close());

  const press = (key: string) => open.page.keyboard.press(key);
  const roleOfFocus = () => focused(open.page).then((one) => one?.role);

  test('the way goes from an empty window to a CSV', async () => {
    const { page, output } = open;
    const sheet = page.getByRole('dialog');

    // What was looked at and left: the keyboard is back where it was.
    await tabTo(page, /^Essayer les appels d’exemple/);
    await press('Enter');
    await sheet.getByText('10 fichiers').waitFor();
    await expect.poll(() => focused(page).then((one) => one?.inSheet)).toBe(true);
    await press('Escape');
    await expect.poll(() => focused(page).then((one) => one?.name)).toMatch(/^Essayer les appels d’exemple/);

    await press('Enter');
    await sheet.getByText('10 fichiers').waitFor();
    await tabTo(page, /^Lancer l’analyse/);
    await press('Enter');
    await page
      .getByText(/Terminé/)
      .first()
      .waitFor({ timeout: 120_000 });

    // The list, a call in it, its sound, a word in it, and back.
    await tabTo(page, /^Appels$/);
    await press('Home');
    await press('ArrowDown');
    await press('Enter');
    await page.getByRole('heading', { name: 'agent02 → 20002' }).waitFor();
    await page.locator('.utterance, .turn').first().waitFor();
    const position = () =>
      page.getByRole('slider', { name: 'Position dans l’appel' }).getAttribute('aria-valuenow').then(Number);
    await press('Space');
    await expect.poll(position, { timeout: 15_000 }).toBeGreaterThan(0.5);
    await press('Space');
    await press('Control+f');
    await page.keyboard.type('the');
    await page.getByText(/^1 sur \d+/).waitFor();
    await press('Enter');
    await page.getByText(/^2 sur \d+/).waitFor();
    await press('Escape');
    await page.locator('.find-bar').waitFor({ state: 'detached' });
    await press('Escape');
    await page.getByRole('grid').waitFor();
    await expect.poll(roleOfFocus).toBe('grid');

    // Pages and sheets give the keyboard back.
    await press('Control+,');
    await page.getByRole('tab').first().waitFor();
    await expect.poll(roleOfFocus).toBe('tab');
    await press('Escape');
    await page.getByRole('grid').waitFor();
    await expect.poll(roleOfFocus).toBe('grid');

    await press('Control+e');
    await expect.poll(() => focused(page).then((one) => one?.name)).toBe('Tout le lot');
    // The keys are the menu's.
    await press('Control+,');
    expect(await page.getByRole('tab').count()).toBe(0);
    await press('Escape');
    await expect.poll(() => focused(page).then((one) => one?.name)).toMatch(/^CSV/);
    await press('Enter');
    await press('Enter');
    await expect.poll(() => focused(page).then((one) => one?.name)).toBe('Excel en français : ;');
    await press('Enter');
    await page.getByText('Écrit : optimized_results_').waitFor();
    await expect.poll(() => focused(page).then((one) => one?.name)).toMatch(/^CSV/);
    await expect
      .poll(() => readdirSync(output, { encoding: 'utf8' }).find((name) => /^optimized_results_.*\.csv$/.test(name)))
      .toBeDefined();
    const table = readdirSync(output).find((name) => name.startsWith('optimized_results_')) ?? '';
    expect(readFileSync(join(output, table), 'utf8').trim().split('\r\n')).toHaveLength(11);
  }, 180_000);

  test('the page complained about nothing', () => expect(open.complaints).toEqual([]));
});
