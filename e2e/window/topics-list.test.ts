import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCatalog } from '../../bench/make-catalog.ts';
import { openCatalog } from '../../src/main/engine/catalog/open.ts';
import {
  countTopicInSql,
  countTopicStateInSql,
  labelsInSql,
} from '../../src/main/engine/catalog/testing/topics-in-sql.ts';
import { type TopicQuery, topicStateSchema } from '../../src/shared/domain/call-list.ts';
import { ROOT } from '../nabra.ts';
import { axeFindings } from './axe.ts';
import { clippedText } from './clipped-text.ts';
import { look } from './looks.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';

const why = noWindow();
const SHOTS = join(ROOT, '.cache', 'screenshots');
/** 400 of them in the newest batch. */
const CALLS = 444;
const STATES = {
  outdated: 'À reclasser',
  corrected: 'Corrigés par une personne',
  fallback: 'Réponse locale à la place de Bedrock',
  missing: 'Sans classement',
} as const;

/** On a machine that does other work as well. */
const PATIENCE = { timeout: 10_000 };

/** How many calls the list has, as a screen reader is told: without the heading. */
const listed = async (page: Page) => Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1;
const counted = (text: string | null) => Number((text ?? '').replaceAll(/\D/g, ''));
/** What is told of the topics in each drawn row; empty where nothing is. */
const told = (page: Page) =>
  page
    .locator('.call-rows .topics')
    .evaluateAll((cells) => cells.map((cell) => cell.firstElementChild?.getAttribute('aria-label') ?? ''));
const nameOf = ({ label, glossary }: TopicQuery) => `${label ?? 'Aucun thème'} · ${glossary}`;
/** A sentence with what isolates a name in it taken out. */
const plain = (text: string | null) => (text ?? '').replaceAll(/[\u2068\u2069]/g, '');

describe.skipIf(why !== null)(`the topics of a batch${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-topics-'));
  let open: OpenApp;
  let page: Page;
  /** The database's own counts, taken before the program has it. */
  let expected: readonly (TopicQuery & { readonly files: number })[];
  const states = new Map<string, number>();

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    await makeCatalog(join(folder, 'home'), { calls: CALLS });
    const opened = openCatalog(join(folder, 'home', 'catalog.sqlite'));
    if (!opened.ok) throw new Error(opened.error.detail);
    const { database } = opened.value.catalog;
    const newest = database.prepare('SELECT id FROM batches ORDER BY started_at DESC').pluck().get() as string;
    const none = (['B2B', 'B2C'] as const).map((glossary) => ({ glossary, label: null }));
    expected = [...labelsInSql(database, newest), ...none].map((topic) => ({
      ...topic,
      files: countTopicInSql(database, newest, topic),
    }));
    for (const state of topicStateSchema.options)
      states.set(STATES[state], countTopicStateInSql(database, newest, state));
    opened.value.close();
    open = await openApp([], { folder });
    page = open.page;
    await page.getByRole('button', { name: 'Graphique' }).waitFor();
  }, 90_000);
  afterAll(async () => {
    await open?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const bars = () => page.locator('.topic-bar');
  const resize = async ([width, height]: readonly [number, number]) => {
    await open.app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
      width,
      height,
    ] as const);
    await page.waitForFunction(([w, h]) => innerWidth === w && innerHeight === h, [width, height] as const);
  };

  test('each row tells its topics, who says so, and what a person said has a sign', async () => {
    const all = await listed(page);
    const rows = (await told(page)).filter((one) => one !== '');
    expect(rows.length).toBeGreaterThan(5);
    for (const one of rows)
      expect(one).toMatch(/\n(Deviné par le classifieur de ce poste|Dit par une personne), glossaire B2[BC]/);
    await page.getByRole('button', { name: 'Corrigés par une personne' }).click();
    await expect.poll(() => listed(page), PATIENCE).toBe(states.get('Corrigés par une personne'));
    await expect.poll(async () => (await told(page)).every((one) => one.includes('Dit par une personne'))).toBe(true);
    expect(await page.locator('.call-rows .topic-badge .by-human').count()).toBe((await told(page)).length);
    await page.getByRole('button', { name: 'Retirer le filtre Corrigés par une personne' }).click();
    await expect.poll(() => listed(page), PATIENCE).toBe(all);
  });

  test('the chart has a bar for each topic, as long as the database counts, and each is a filter', async () => {
    const all = await listed(page);
    await page.getByRole('button', { name: 'Graphique' }).click();
    await expect.poll(() => bars().count()).toBe(expected.length);
    const drawn = await bars().evaluateAll((buttons) =>
      buttons.map((button) => ({
        name: button.getAttribute('title') ?? '',
        files: button.querySelector('.figure')?.textContent ?? '',
        share: Number.parseFloat((button.querySelector('b') as HTMLElement).style.inlineSize),
      })),
    );
    const most = Math.max(...expected.map(({ files }) => files));
    for (const topic of expected) {
      const bar = drawn.find(({ name }) => plain(name) === nameOf(topic));
      expect([nameOf(topic), counted(bar?.files ?? null)]).toEqual([nameOf(topic), topic.files]);
      expect(bar?.share).toBeCloseTo((100 * topic.files) / most, 3);
    }
    for (const place of [0, 7, expected.length - 1]) {
      const bar = bars().nth(place);
      const name = plain(await bar.getAttribute('title'));
      const files = counted(await bar.locator('.figure').textContent());
      await bar.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => listed(page), PATIENCE).toBe(files);
      await expect.poll(async () => plain((await page.locator('.token').allTextContents()).join())).toBe(`${name}×`);
      // The bars stay as they are: each says what choosing it as well would leave of the others.
      expect(await bar.getAttribute('aria-pressed')).toBe('true');
      expect(counted(await bar.locator('.figure').textContent())).toBe(files);
      await page.keyboard.press('Enter');
      await expect.poll(() => listed(page), PATIENCE).toBe(all);
    }
  });

  test('bars follow the other filters', async () => {
    await page.getByRole('button', { name: /^B2B\s*\d/ }).click();
    await expect.poll(() => page.locator('.topic-bars > section').count()).toBe(1);
    const sum = async () => (await bars().locator('.figure').allTextContents()).map(counted).reduce((a, b) => a + b, 0);
    expect(await sum()).toBe(
      expected.filter(({ glossary }) => glossary === 'B2B').reduce((n, { files }) => n + files, 0),
    );
    await page.getByRole('button', { name: 'Retirer le filtre B2B' }).click();
    await expect.poll(() => page.locator('.topic-bars > section').count()).toBe(2);
  });

  test('topics are searched and chosen beside the list, several at once', async () => {
    const list = page.getByRole('region', { name: 'Thèmes B2C', exact: true });
    await page.getByRole('searchbox', { name: 'Chercher un thème' }).fill('RESEAU');
    const options = list.locator('.filter-option');
    const wanted = expected.filter(({ glossary, label }) => glossary === 'B2C' && label?.startsWith('Réseau'));
    await expect.poll(() => options.count()).toBe(wanted.length);
    await options.first().click();
    await options.nth(1).click();
    const names = await options.evaluateAll((buttons) => buttons.slice(0, 2).map((one) => one.getAttribute('title')));
    await expect.poll(() => page.locator('.token').count()).toBe(2);
    expect(plain((await page.locator('.token').allTextContents()).join())).toContain(names[0] ?? '?');
    const one = counted(await options.first().locator('.figure').textContent());
    await expect.poll(() => listed(page), PATIENCE).toBeGreaterThan(one);
    expect((await told(page)).every((text) => names.some((name) => plain(text).includes(`${name}\n`)))).toBe(true);
    await page.getByRole('button', { name: 'Tout retirer' }).click();
    await page.getByRole('searchbox', { name: 'Chercher un thème' }).fill('');
  });

  test('states of topics count and filter as the database does', async () => {
    const all = await listed(page);
    for (const [name, files] of states) {
      const option = page.getByRole('region', { name: 'Classement des thèmes' }).getByRole('button', { name });
      expect(counted(await option.locator('.figure').textContent())).toBe(files);
      await option.click();
      await expect.poll(() => listed(page), PATIENCE).toBe(files);
      await page.getByRole('button', { name: `Retirer le filtre ${name}` }).click();
      await expect.poll(() => listed(page), PATIENCE).toBe(all);
    }
  });

  test('a heading sorts by the first topic', async () => {
    const heading = page.getByRole('columnheader', { name: 'Thème' });
    await heading.getByRole('button').click();
    await expect.poll(() => heading.getAttribute('aria-sort')).toBe('ascending');
    await expect.poll(async () => plain((await told(page))[0] ?? '')).toMatch(/^Assistance/);
    await heading.getByRole('button').click();
    await expect.poll(async () => (await told(page))[0]).toMatch(/^Aucun thème ne convient/);
    await heading.getByRole('button').click();
  });

  test('the chart is open after another start, and it is looked at in every language, light and dark', async () => {
    expect(open.complaints.filter((one) => !one.includes('404 (Not Found)'))).toEqual([]);
    await open.close();
    open = await openApp([], { folder });
    page = open.page;
    await bars().first().waitFor();
    await bars().nth(1).click();
    for (const size of [
      [1280, 720],
      [1440, 900],
    ] as const) {
      await resize(size);
      for (const language of ['fr', 'ar', 'en'] as const) {
        for (const theme of ['light', 'dark'] as const) {
          await look(page, { language, theme });
          await page.screenshot({ path: join(SHOTS, `topics-list-${language}-${theme}-${size[1]}.png`) });
          expect([...(await clippedText(page)), ...(await axeFindings(page))]).toEqual([]);
        }
      }
    }
  }, 120_000);

  test('the page complained about nothing', () =>
    expect(open.complaints.filter((one) => !one.includes('404 (Not Found)'))).toEqual([]));
});
