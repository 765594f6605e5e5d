import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../nabra.ts';
import { axeFindings } from './axe.ts';
import { clippedText } from './clipped-text.ts';
import { makeJudgedCall } from './judged-call.ts';
import { focused } from './keyboard.ts';
import { look } from './looks.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';

const why = noWindow();
const SHOTS = join(ROOT, '.cache', 'screenshots');
const SIZES = [
  [1280, 720],
  [1440, 900],
] as const;

describe.skipIf(why !== null)(`the topics of a call${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-topics-'));
  let open: OpenApp;
  let page: Page;
  /** What the classifier finds in the call; a better one may find other topics beside the bill. */
  let machine: string[] = [];
  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    makeJudgedCall(folder, 1);
    open = await openApp([], { folder });
    page = open.page;
    await page.getByRole('grid').waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await page.locator('.utterance').first().waitFor();
  }, 60_000);
  afterAll(async () => {
    await open?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const resize = async ([width, height]: readonly [number, number]) => {
    await open.app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
      width,
      height,
    ] as const);
    await page.waitForFunction(([w, h]) => innerWidth === w && innerHeight === h, [width, height] as const);
  };
  const facts = () => page.getByRole('region', { name: 'Thèmes', exact: true });
  const picker = () => page.getByRole('region', { name: 'Thèmes de l’appel' });
  const summary = () => page.getByRole('region', { name: 'Résumé' });
  const position = () => page.getByRole('slider', { name: 'Position dans l’appel' }).getAttribute('aria-valuenow');
  const labels = () => facts().locator('> .topic-list:not(.nearest) .topic-label').allTextContents();

  test('a call without topics says so, and gets them on a click', async () => {
    await facts().getByText('Cet appel n’a pas encore été classé.').waitFor();
    await facts().getByRole('button', { name: 'Chercher les thèmes' }).click();
    await facts().getByText('Deviné par le classifieur de ce poste', { exact: false }).waitFor();
    await facts().getByRole('button', { name: 'B2C · version 1' }).waitFor();
    machine = await labels();
    expect(machine).toContain('Facturation > Contestation de facture');
    await facts()
      .getByText(/^sûr à \d\d\s%$/)
      .first()
      .waitFor();
    await summary()
      .getByText(/^Thèmes? probables?\s: .*Facturation/)
      .waitFor();
    await summary().getByText('Extractif : des faits mesurés', { exact: false }).waitFor();
  });

  test('a quote plays, and its turn is marked', async () => {
    const quote = facts().locator('.topic-quote').nth(1);
    await quote.focus();
    await page.keyboard.press('Enter');
    await expect.poll(position).toMatch(/^3[1-9]$/);
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    const turn = page.locator('.utterance.marked');
    expect(await turn.count()).toBe(1);
    expect(await turn.textContent()).toContain('hors forfait');
    expect(await quote.getAttribute('aria-pressed')).toBe('true');
    await summary().locator('.topic-quote').last().click();
    await expect.poll(() => turn.textContent()).toContain('un geste commercial');
    await expect.poll(position).toMatch(/^9[4-9]$/);
    await page.keyboard.press('Control+Space');
  });

  test('topics are corrected by keys alone, and undone', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('grid').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.topic-label').first().waitFor();
    await page.keyboard.press('t');
    expect((await focused(page))?.name).toContain('Thème ou mot-clé');
    expect(await picker().getByRole('checkbox', { checked: true }).count()).toBe(machine.length);
    // Folded, and by a keyword in Darija.
    await page.keyboard.type('RESEAU couv');
    expect(await picker().getByRole('checkbox').count()).toBe(2);
    await page.keyboard.press('Enter');
    await facts().getByText('Corrigé par une personne').waitFor();
    expect(await labels()).toEqual(['Ligne mobile > Couverture réseau']);
    expect(await facts().locator('summary s').allTextContents()).toEqual(machine);
    await facts().getByText('en tient compte au prochain classement', { exact: false }).waitFor();

    await page.keyboard.press('t');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await facts().locator('> .topic-none').getByText('Aucun thème ne convient').waitFor();

    await page.keyboard.press('Control+z');
    await expect.poll(labels).toEqual(['Ligne mobile > Couverture réseau']);
    await page.keyboard.press('Control+z');
    await facts().getByText('Deviné par le classifieur', { exact: false }).waitFor();
    expect(await labels()).toEqual(machine);
  });

  test('several are checked with Space; Escape leaves without a change; the machine’s answer can be taken back', async () => {
    await page.keyboard.press('t');
    await page.keyboard.type('الفاتورة');
    await page.keyboard.press('Escape');
    await picker().waitFor({ state: 'detached' });
    expect(await facts().getByText('par une personne').count()).toBe(0);
    await page.keyboard.press('t');
    await picker().waitFor();
    await page.keyboard.type('couverture');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await facts().getByText('Corrigé par une personne').waitFor();
    expect(await labels()).toHaveLength(machine.length + 1);
    expect(await labels()).toContain('Ligne mobile > Couverture réseau');
    await facts().getByRole('button', { name: 'Reprendre la réponse de la machine' }).click();
    await facts().getByText('Deviné par le classifieur', { exact: false }).waitFor();
  });

  test('another glossary is chosen for the call, and given back to the rules', async () => {
    await facts().getByRole('button', { name: 'B2C · version 1' }).click();
    await page.getByRole('button', { name: 'Toujours B2B' }).click();
    await facts().getByRole('button', { name: 'B2B · version 1' }).click();
    await page.getByRole('button', { name: 'Selon le nom du fichier et les réglages' }).click();
    await facts().getByRole('button', { name: 'B2C · version 1' }).waitFor();
  });

  test('a summary is copied with its quotes', async () => {
    await summary().getByRole('button', { name: 'Copier' }).click();
    await page.getByText('Résumé copié avec ses citations.').waitFor();
    const copied = await open.app.evaluate(({ clipboard }) => clipboard.readText());
    expect(copied).toMatch(/^Thèmes? probables?\s: .*Facturation/);
    expect(copied).toContain('1:34 Agent : un geste commercial de 100 dirhams est possible');
  });

  test('it is looked at in every language, light and dark, small and large', async () => {
    for (const size of SIZES) {
      await resize(size);
      for (const language of ['fr', 'ar', 'en'] as const) {
        for (const theme of ['light', 'dark'] as const) {
          await look(page, { language, theme });
          await page.locator('.topics-facts').scrollIntoViewIfNeeded();
          await page.screenshot({ path: join(SHOTS, `topics-call-${language}-${theme}-${size[1]}.png`) });
          expect([...(await clippedText(page)), ...(await axeFindings(page))]).toEqual([]);
          await page.keyboard.press('t');
          await page.locator('.picker-lines .check').nth(2).waitFor();
          await page.screenshot({ path: join(SHOTS, `topics-picker-${language}-${theme}-${size[1]}.png`) });
          expect([...(await clippedText(page)), ...(await axeFindings(page))]).toEqual([]);
          await page.keyboard.press('Escape');
        }
      }
    }
    await look(page, { language: 'fr', theme: 'light' });
  }, 120_000);

  test('the page complained about nothing', () => expect(open.complaints).toEqual([]));
});
