import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT, SAMPLES } from '../nabra.ts';
import { look } from './looks.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';

const why = noWindow();
/** What the views looked like in the last run, for people to look at. */
const SHOTS = join(ROOT, '.cache', 'screenshots');

async function shot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

/** Takes a view in French and Arabic, light and dark, and leaves it in French and light. */
async function shots(page: Page, view: string): Promise<void> {
  for (const language of ['ar', 'fr'] as const) {
    for (const theme of ['dark', 'light'] as const) {
      await look(page, { language, theme });
      expect(await page.evaluate(() => document.documentElement.dir)).toBe(language === 'ar' ? 'rtl' : 'ltr');
      await shot(page, `${view}-${language}-${theme}`);
    }
  }
}

describe.skipIf(why !== null)(`the window${why ? ` (skipped: ${why})` : ''}`, () => {
  let open: OpenApp;
  beforeAll(async () => {
    open = await openApp([SAMPLES]);
  }, 60_000);
  afterAll(() => open?.close());

  test('a folder given at the start is looked at, and nothing starts by itself', async () => {
    const { page } = open;
    const sheet = page.getByRole('dialog');
    await sheet.getByText('10 fichiers trouvés').waitFor();
    await shot(page, 'preflight-fr-light');
    await sheet.getByRole('button', { name: 'Annuler' }).click();
    await page.getByRole('heading', { name: 'Déposez un dossier d’appels' }).waitFor();
    await shots(page, 'empty');
  });

  test('the sample calls are analysed, and the table fills', async () => {
    const { page } = open;
    await page.getByRole('button', { name: 'Essayer les appels d’exemple' }).click();
    await page.getByRole('button', { name: 'Lancer l’analyse' }).click();
    await page.getByRole('progressbar').waitFor();
    await page.getByText('Terminé : 10 analysés').waitFor({ timeout: 120_000 });
    await expect.poll(() => page.getByRole('row').count()).toBe(11);
    await page.getByText('Hello, my fiber connection').waitFor();
    await shots(page, 'library');
  }, 150_000);

  test('the list is narrowed and sorted by the engine', async () => {
    const { page } = open;
    const rows = page.getByRole('row');
    await page.getByRole('button', { name: /^B2B/ }).click();
    await expect.poll(() => rows.count()).toBe(4);
    await page.getByRole('button', { name: /^B2B/ }).click();
    await page.getByRole('searchbox', { name: 'Nom de fichier' }).fill('agent03');
    await expect.poll(() => rows.count()).toBe(3);
    await page.getByRole('searchbox', { name: 'Nom de fichier' }).fill('no such call');
    await page.getByText('Aucun appel ne correspond').waitFor();
    await page.getByRole('button', { name: 'Retirer les filtres' }).click();
    await page.getByRole('button', { name: 'Durée' }).click();
    await expect.poll(() => rows.nth(1).textContent()).toContain('0:14');
    await page.getByRole('button', { name: 'Durée' }).click();
    await expect.poll(() => rows.nth(1).textContent()).toContain('0:45');
    await page.getByRole('button', { name: 'Durée' }).click();
  });

  test('a call opens by the keyboard with both transcripts and its lanes, and is heard', async () => {
    const { page } = open;
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'agent01 → 20001' }).waitFor();
    await page.getByText('Good').first().waitFor();
    expect(await page.locator('.utterance.agent').count()).toBeGreaterThan(2);
    expect(await page.locator('.utterance.client').count()).toBeGreaterThan(2);
    await shots(page, 'call');
    await page.locator('.transcript').getByRole('button', { name: 'blinking.' }).click();
    await expect.poll(() => page.locator('.utterance.client.spoken .word.now').count()).toBe(1);
    await expect
      .poll(
        () => page.getByRole('slider', { name: 'Position dans l’appel' }).getAttribute('aria-valuenow').then(Number),
        {
          timeout: 10_000,
        },
      )
      .toBeGreaterThan(19);
    await page.getByRole('button', { name: 'Pause' }).click();
    await shot(page, 'call-playing-fr-light');
    await page.keyboard.press('Escape');
    await page.getByRole('grid').waitFor();
  });

  test('the results are written as CSV', async () => {
    const { page, output } = open;
    await page.getByRole('button', { name: /CSV/ }).click();
    await page.getByRole('button', { name: 'Tout le lot' }).click();
    await page.getByRole('button', { name: 'Excel en français : ;' }).click();
    await page.getByText('Écrit : optimized_results_').waitFor();
    const table = readdirSync(output).find((name) => /^optimized_results_.*\.csv$/.test(name)) ?? '';
    const lines = readFileSync(join(output, table), 'utf8').trim().split('\r\n');
    expect(lines).toHaveLength(11);
    expect(lines[1]).toContain('my fiber connection');
    // Five at the end of the run, and five now.
    expect(readdirSync(output)).toHaveLength(10);
    expect(JSON.parse(readFileSync(join(open.home, 'settings.json'), 'utf8'))).toEqual({ csvSeparator: ';' });

    await page.getByRole('button', { name: /CSV/ }).click();
    await page.getByLabel('Séparateur').selectOption({ label: 'tabulation' });
    await page.getByRole('button', { name: 'Tout le lot' }).click();
    const firstLines = () =>
      readdirSync(output)
        .filter((name) => /^optimized_results_.*\.csv$/.test(name))
        .map((name) => /[,;\t]/.exec(readFileSync(join(output, name), 'utf8'))?.[0]);
    await expect.poll(() => firstLines().sort()).toEqual(['\t', ',', ';']);
  });

  test('the page complained about nothing', () => expect(open.complaints).toEqual([]));
});
