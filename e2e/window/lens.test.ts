import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCatalog } from '../../bench/make-catalog.ts';
import { openCatalog } from '../../src/main/engine/catalog/open.ts';
import {
  CLASHES,
  clientIs,
  countInSql,
  type SqlFusion,
} from '../../src/main/engine/catalog/testing/sentiments-in-sql.ts';
import { axeFindings } from './axe.ts';
import { clippedText } from './clipped-text.ts';
import { look } from './looks.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';

const why = noWindow();
/** 400 of them in the newest batch. */
const CALLS = 444;
const NAMES = { negative: 'négatif', neutral: 'neutre', positive: 'positif', unsure: 'incertain' } as const;
type Listed = keyof typeof NAMES;

/** How many calls the list has, as a screen reader is told: without the heading. */
const listed = async (page: Page) => Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1;
const slider = (page: Page) => page.locator('.lens input[type="range"]');
/** What is told of a side in each drawn row; empty where nothing is. */
const told = (page: Page, side: 'client' | 'agent') =>
  page
    .locator(`.call-rows .${side}Sentiment`)
    .evaluateAll((cells) => cells.map((cell) => cell.firstElementChild?.getAttribute('aria-label') ?? ''));
/** The count in the name of a share, such as "Client, négatif : 39". */
const share = async (page: Page, is: Listed) => {
  const name = await page
    .locator('.shares')
    .first()
    .getByRole('button', { name: `Client, ${NAMES[is]}` })
    .getAttribute('aria-label');
  return Number(name?.replaceAll(/\D/g, ''));
};

/** What the page complained about, but for the sound of the made calls, which have none. */
const complaints = ({ complaints }: OpenApp) => complaints.filter((one) => !one.includes('404 (Not Found)'));

describe.skipIf(why !== null)(`sentiments of a batch${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-lens-'));
  const settings: SqlFusion = {
    textWeight: 0.7,
    textUnsureBelow: 0.5,
    acousticUnsureBelow: 0.5,
    fusedUnsureBelow: 0.5,
  };
  let open: OpenApp;
  /** The database's own counts, taken before the program has it. */
  const expected = new Map<string, number>();
  const expectedOf = (calls: string, fusion: Partial<SqlFusion> = {}) =>
    expected.get(`${calls} ${JSON.stringify({ ...settings, ...fusion })}`);

  beforeAll(async () => {
    await makeCatalog(join(folder, 'home'), { calls: CALLS });
    const opened = openCatalog(join(folder, 'home', 'catalog.sqlite'));
    if (!opened.ok) throw new Error(opened.error.detail);
    const { database } = opened.value.catalog;
    const [newest, older] = database
      .prepare('SELECT id FROM batches ORDER BY started_at DESC')
      .pluck()
      .all() as string[];
    for (const fusion of [{}, { textWeight: 0.6 }, { textWeight: 0.3 }, { fusedUnsureBelow: 0.8 }]) {
      for (const calls of [CLASHES, ...Object.keys(NAMES).map(clientIs)]) {
        const rules = { ...settings, ...fusion };
        expected.set(`${calls} ${JSON.stringify(rules)}`, countInSql(database, newest ?? '', calls, rules));
      }
    }
    // The older batch was analysed without classifiers.
    database
      .prepare('DELETE FROM lane_judgements WHERE call_id IN (SELECT call_id FROM batch_files WHERE batch_id = ?)')
      .run(older);
    opened.value.close();
    open = await openApp([], { folder });
    await open.page.locator('.lens .shares').first().waitFor();
  }, 90_000);
  afterAll(async () => {
    await open?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('each row tells what is felt on each side, and why to listen', async () => {
    const { page } = open;
    const client = await told(page, 'client');
    expect(client.filter((one) => one !== '').length).toBeGreaterThan(5);
    const whole =
      /^Client : .+ à \d+\s%(, (en dégradation|stable|en amélioration))?\nTexte : .+\d+\s%\nVoix : .+\d+\s%(\nLes mots et la voix ne concordent pas)?$/;
    // Who speaks once only goes nowhere.
    expect(client.some((one) => /, (en dégradation|stable|en amélioration)\n/.test(one))).toBe(true);
    // Both voices on one channel are nobody's.
    for (const one of client) expect(one).toMatch(one.startsWith('Les deux voix') ? /comptent pour personne/ : whole);
    const clashes = await page.locator('.call-rows .clientSentiment .clash').count();
    expect(clashes).toBe(client.filter((one) => one.endsWith('ne concordent pas')).length);
  });

  test('shares, filters and lists count what the database counts', async () => {
    const { page } = open;
    const all = await listed(page);
    for (const is of Object.keys(NAMES) as Listed[]) {
      await expect.poll(() => share(page, is)).toBe(expectedOf(clientIs(is)));
      await page
        .getByRole('button', { name: `Client, ${NAMES[is]}` })
        .last()
        .click();
      await expect.poll(() => listed(page)).toBe(expectedOf(clientIs(is)));
      await page.getByText(`Le sentiment moyen du client est ${NAMES[is]}`, { exact: true }).waitFor();
      await page.getByRole('button', { name: /^Retirer le filtre Le sentiment/ }).click();
      await expect.poll(() => listed(page)).toBe(all);
    }
    const clash = page.getByRole('button', { name: 'Mots et voix en désaccord' });
    expect(Number((await clash.locator('.figure').textContent()) ?? '')).toBe(expectedOf(CLASHES));
    await clash.click();
    await expect.poll(() => listed(page)).toBe(expectedOf(CLASHES));
    const clashing = async () => {
      const [clients, agents] = [await told(page, 'client'), await told(page, 'agent')];
      return clients.every((one, n) => `${one}${agents[n]}`.includes('ne concordent pas'));
    };
    await expect.poll(clashing).toBe(true);
    await page.getByRole('button', { name: 'Retirer le filtre Mots et voix en désaccord' }).click();
    await expect.poll(() => listed(page)).toBe(all);
  });

  test('a filter reads as a sentence, and its choices say what they would leave', async () => {
    const { page } = open;
    const all = await listed(page);
    const sentence = page.locator('.lens-sentence');
    await sentence.getByRole('combobox', { name: 'Moyenne ou tendance' }).selectOption('La tendance');
    const values = await sentence.getByRole('combobox', { name: 'Comment il est' }).locator('option').allTextContents();
    const falling = values.find((one) => one.startsWith('en dégradation')) ?? '';
    await sentence.getByRole('combobox', { name: 'Comment il est' }).selectOption(falling);
    await expect.poll(() => listed(page)).toBe(Number(falling.replaceAll(/\D/g, '')));
    await page.getByText('La tendance du client est en dégradation', { exact: true }).waitFor();
    expect((await told(page, 'client')).every((one) => /^.*, en dégradation\n/.test(one))).toBe(true);
    const sides = await sentence.getByRole('combobox', { name: 'De qui' }).locator('option').allTextContents();
    expect(sides).toEqual(['de l’agent', 'du client'].map((one) => expect.stringContaining(one)));
    await sentence.getByRole('combobox', { name: 'De qui' }).selectOption('agent');
    await expect.poll(() => listed(page)).toBe(Number(sides[0]?.replaceAll(/\D/g, '')));
    await sentence.getByRole('combobox', { name: 'Moyenne ou tendance' }).selectOption('Le sentiment moyen');
    await expect.poll(() => listed(page)).toBe(all);
  });

  test('weights are tried on the whole batch by keys; rows and counts follow and nothing blanks', async () => {
    const { page } = open;
    await page.getByRole('button', { name: 'Client, négatif' }).last().click();
    await expect.poll(() => listed(page)).toBe(expectedOf(clientIs('negative')));
    await page.evaluate(() => {
      const rows = document.querySelector('.call-rows');
      const seen = { least: Number.POSITIVE_INFINITY };
      Object.assign(window, { seen });
      const watch = () => {
        seen.least = Math.min(seen.least, rows?.querySelectorAll('.call-row:not(.fetching) .fileName').length ?? 0);
      };
      new MutationObserver(watch).observe(document.body, { childList: true, subtree: true, attributes: true });
    });
    await slider(page).focus();
    const keys = {
      '60': ['ArrowLeft', 'ArrowLeft'],
      '30': ['PageDown', 'PageDown', 'ArrowDown', 'ArrowDown'],
    } as const;
    for (const percent of ['60', '30'] as const) {
      const textWeight = Number(percent) / 100;
      let startMs = 0;
      for (const key of keys[percent]) {
        startMs = performance.now();
        await page.keyboard.press(key);
      }
      await expect.poll(() => listed(page), { interval: 5 }).toBe(expectedOf(clientIs('negative'), { textWeight }));
      await expect
        .poll(() => share(page, 'positive'), { interval: 5 })
        .toBe(expectedOf(clientIs('positive'), { textWeight }));
      console.log(`fused anew, rows and counts: ${Math.round(performance.now() - startMs)} ms`);
      expect(await slider(page).getAttribute('aria-valuetext')).toMatch(new RegExp(`^texte ${percent}\\s%`));
      await page.getByText(new RegExp(`^Essai : texte ${percent}\\s% · voix ${100 - Number(percent)}\\s%$`)).waitFor();
    }
    expect(await page.evaluate(() => (window as unknown as { seen: { least: number } }).seen.least)).toBeGreaterThan(5);
  });

  test('a trial goes along into a call and back', async () => {
    const { page } = open;
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await page.locator('.call').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText(/^Essai : texte 30/).waitFor();
    await expect.poll(() => listed(page)).toBe(expectedOf(clientIs('negative'), { textWeight: 0.3 }));
    await page.getByRole('button', { name: 'Revenir aux réglages' }).click();
    await page.getByText(/^Essai/).waitFor({ state: 'detached' });
    await expect.poll(() => listed(page)).toBe(expectedOf(clientIs('negative')));
    expect(await slider(page).inputValue()).toBe('70');
    await page.getByRole('button', { name: /^Retirer le filtre Le sentiment/ }).click();
  });

  test('all of a list is selected no more when a trial makes another list of it', async () => {
    const { page } = open;
    const clash = page.locator('.lens > .filter-option');
    await clash.click();
    await page.getByRole('grid').focus();
    await page.keyboard.press('Control+a');
    await page.getByText(/\d sélectionnés/).waitFor();
    await slider(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByText(/\d sélectionnés/).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Revenir aux réglages' }).click();
    await page.getByRole('button', { name: 'Tout retirer' }).click();
  });

  test('a threshold is tried as well, and what is kept is there after another start', async () => {
    const { page } = open;
    await page.getByText('Incertain en dessous de…').click();
    await page.getByRole('textbox', { name: 'Fusion' }).fill('80');
    await page.keyboard.press('Enter');
    await expect.poll(() => share(page, 'unsure')).toBe(expectedOf(clientIs('unsure'), { fusedUnsureBelow: 0.8 }));
    await page.getByRole('textbox', { name: 'Fusion' }).fill('120');
    await page.keyboard.press('Enter');
    await page.getByText('De 0 à 100.').waitFor();
    await page.getByRole('button', { name: 'Garder' }).click();
    await page.getByText(/^Essai/).waitFor({ state: 'detached' });
    expect(await share(page, 'unsure')).toBe(expectedOf(clientIs('unsure'), { fusedUnsureBelow: 0.8 }));
    expect(complaints(open)).toEqual([]);
    await open.close();
    open = await openApp([], { folder });
    await open.page.locator('.lens .shares').first().waitFor();
    await expect.poll(() => share(open.page, 'unsure')).toBe(expectedOf(clientIs('unsure'), { fusedUnsureBelow: 0.8 }));
  });

  test('a heading sorts by what is felt', async () => {
    const { page } = open;
    const heading = page.getByRole('columnheader', { name: 'Sentiment du client' });
    await heading.getByRole('button').click();
    await expect.poll(() => heading.getAttribute('aria-sort')).toBe('ascending');
    await expect.poll(async () => (await told(page, 'client'))[0]).toMatch(/^Client : .*négatif/);
    await heading.getByRole('button').click();
    await expect.poll(async () => (await told(page, 'client'))[0]).toMatch(/^Client : .*positif/);
    await heading.getByRole('button').click();
  });

  test('a batch without sentiments says so, and what to do', async () => {
    const { page } = open;
    await page.locator('.filter-option.batch').last().click();
    await page.getByText(/^(Pas de sentiment|Ces appels ont été analysés sans sentiment)/).waitFor();
    expect((await told(page, 'client')).every((one) => one === '')).toBe(true);
    expect(await slider(page).count()).toBe(0);
    await page.locator('.filter-option.batch').first().click();
    await slider(page).waitFor();
  });

  test('it reads from right to left as well', async () => {
    const { page } = open;
    await look(page, { language: 'ar' });
    await slider(page).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('تجربة: النص 65', { exact: false }).waitFor();
    await page.locator('.shares button').first().click();
    await page.getByText('متوسط مشاعر الزبون سلبي', { exact: true }).waitFor();
    await page.locator('.lens summary').click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect([...(await clippedText(page)), ...(await axeFindings(page))]).toEqual([]);
    }
    await page.keyboard.press('Escape');
  });

  test('the page complained about nothing', () => expect(complaints(open)).toEqual([]));
});
