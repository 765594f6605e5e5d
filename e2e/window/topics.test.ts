import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countTopicInSql, countTopicStateInSql } from '../../src/main/engine/catalog/testing/topics-in-sql.ts';
import { copySamples, makePlace, ROOT } from '../nabra.ts';
import { axeFindings } from './axe.ts';
import { clippedText } from './clipped-text.ts';
import { look } from './looks.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';

const why = noWindow();
const SHOTS = join(ROOT, '.cache', 'screenshots');
/** A run on a machine that does other work as well. */
const PATIENCE = { timeout: 240_000 };
/** What the sample calls are about, in the words of their speakers: the glossaries that come with the program speak French and Arabic. */
const GLOSSARY = `Topic;Sub-topic;Definition;Keywords;Examples
Network;Outage;The line or the fibre does not work;fibre, connection, outage, red light;my fibre connection has been down since yesterday
Billing;Unexpected bill;A bill higher than expected, or charged twice;bill, higher than last month, amount, charged;I received my bill and it is much higher than last month
Contract;Cancellation;The client wants to leave;cancel my contract, cancel, contract;I want to cancel my contract
Phone;Lost or stolen;Block the line of a phone that is gone;lost my phone, block the line, taxi;I lost my phone, please block the line
`;

/** None of it is spoken of: the call of a business has no topic. */
const ELSEWHERE = `Topic;Sub-topic;Definition;Keywords;Examples
Zoo;Giraffes;Feeding of giraffes;giraffe, acacia;the giraffe eats acacia leaves
Weather;Snow;Snow on mountain passes;snow, avalanche;an avalanche has closed the mountain pass
`;

describe.skipIf(why !== null)(`topics from a run to a correction${why ? ` (skipped: ${why})` : ''}`, () => {
  const place = makePlace();
  const { folder } = place;
  let open: OpenApp;
  let page: Page;
  const sql = <T>(ask: (database: Database.Database, batchId: string) => T): T => {
    const database = new Database(join(folder, 'home', 'catalog.sqlite'), { readonly: true });
    try {
      return ask(database, database.prepare('SELECT id FROM batches').pluck().get() as string);
    } finally {
      database.close();
    }
  };
  const listed = async () => Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1;
  const told = (number: string) =>
    page.locator('.call-row', { hasText: number }).locator('.topics > span').getAttribute('aria-label');
  const facts = () => page.getByRole('region', { name: 'Thèmes', exact: true });
  const labels = () => facts().locator('> .topic-list:not(.nearest) .topic-label').allTextContents();

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    mkdirSync(join(folder, 'home'), { mode: 0o700, recursive: true });
    for (const [name, lines] of [
      ['B2C', GLOSSARY],
      ['B2B', ELSEWHERE],
    ] as const) {
      const glossary = join(folder, `${name}.csv`);
      writeFileSync(glossary, lines);
      expect(await place.run(['topics', 'import', glossary, '--as', name])).toMatchObject({ code: 0 });
    }
    const calls = join(folder, 'calls');
    expect(copySamples(calls, /2000[12578]|20009/)).toHaveLength(6);
    open = await openApp([calls], { folder });
    page = open.page;
  }, 60_000);
  afterAll(async () => {
    await open?.close();
    place.remove();
  });

  test('before the start it says how topics will be found, and by which glossary', async () => {
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: /Lancer l’analyse/ }).waitFor(PATIENCE);
    await sheet.getByText('Cherchés sur ce poste, sans réseau. Ici : 1 en B2B, 5 en B2C.').waitFor();
    await page.screenshot({ path: join(SHOTS, 'topics-preflight.png') });
    const glossary = sheet.getByRole('group', { name: 'Thèmes : quel glossaire ?' });
    await glossary.getByText('B2B pour tous').click();
    await sheet.getByText('Cherchés sur ce poste, sans réseau.', { exact: true }).waitFor();
    await glossary.getByText('Selon le nom ou le dossier').click();
    await sheet.getByRole('button', { name: /Lancer l’analyse/ }).click();
  }, 300_000);

  test('the strip counts the topics beside the calls, and the end tells how many calls have none', async () => {
    await page
      .locator('.topics-progress')
      .getByText(/^thèmes \d \/ \d$/)
      .waitFor(PATIENCE);
    await page.screenshot({ path: join(SHOTS, 'topics-run.png') });
    const card = page.locator('.end-card');
    await card.waitFor(PATIENCE);
    const none = sql((database, batchId) =>
      (['B2B', 'B2C'] as const)
        .map((glossary) => countTopicInSql(database, batchId, { glossary, label: null }))
        .reduce((a, b) => a + b),
    );
    expect(none).toBeGreaterThan(0);
    expect(sql((database, batchId) => countTopicStateInSql(database, batchId, 'missing'))).toBe(0);
    await card.getByRole('button', { name: `${none} sans thème` }).click();
    await expect.poll(listed).toBe(none);
    await page.getByRole('button', { name: 'Tout retirer' }).click();
    await expect.poll(listed).toBe(6);
    await page.screenshot({ path: join(SHOTS, 'topics-end.png') });
  }, 300_000);

  test('the table and the results have the topics of each call', async () => {
    await expect
      .poll(() => told('20001'))
      .toMatch(/Network > Outage.*\nDeviné par le classifieur de ce poste, glossaire B2C$/s);
    expect(await told('20002')).toContain('Billing > Unexpected bill');
    expect(await told('20009')).toContain('glossaire B2B');
    const name = readdirSync(open.output).find((one) => one.endsWith('.csv')) ?? '';
    expect(readFileSync(join(open.output, name), 'utf8')).toContain('Network > Outage');
  });

  test('a topic’s quote is heard, and the turn it is in is marked', async () => {
    await page.locator('.call-row', { hasText: '20001' }).dblclick();
    await facts().getByText('Network > Outage').waitFor();
    const quote = facts().locator('.topic-quote').first();
    const said = (await quote.locator('.said').textContent()) ?? '';
    await quote.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    expect(await page.locator('.utterance.marked .word').allTextContents()).toEqual(said.split(' '));
    await page.keyboard.press('Control+Space');
  });

  test('it is corrected by keys, undone by keys, and the list follows', async () => {
    const before = await labels();
    await page.keyboard.press('t');
    await page.keyboard.type('STOLEN');
    await page.keyboard.press('Enter');
    await expect.poll(labels).toEqual(['Phone > Lost or stolen']);
    await page.keyboard.press('Control+z');
    await expect.poll(labels).toEqual(before);
    await page.keyboard.press('t');
    await page.keyboard.type('taxi');
    await page.keyboard.press('Enter');
    await expect.poll(labels).toEqual(['Phone > Lost or stolen']);
    await page.keyboard.press('Escape');
    await expect.poll(() => told('20001')).toMatch(/^\u2068Phone > Lost or stolen\u2069\nDit par une personne/);
  });

  test('filters and bars count what the database counts', async () => {
    const corrected = page.getByRole('button', { name: 'Corrigés par une personne' });
    await corrected.click();
    await expect.poll(listed).toBe(sql((database, batchId) => countTopicStateInSql(database, batchId, 'corrected')));
    await page.getByRole('button', { name: 'Tout retirer' }).click();
    await page.getByRole('button', { name: 'Graphique' }).click();
    const topic = { glossary: 'B2C', label: 'Phone > Lost or stolen' } as const;
    const files = sql((database, batchId) => countTopicInSql(database, batchId, topic));
    expect(files).toBeGreaterThan(1);
    const bar = page.locator('.topic-bar', { hasText: topic.label });
    expect(await bar.locator('.figure').textContent()).toBe(String(files));
    await bar.click();
    await expect.poll(listed).toBe(files);
    await bar.click();
  });

  test('the classifier learns from it the next time', async () => {
    await page.locator('.call-row', { hasText: '20001' }).dblclick();
    await facts().getByRole('button', { name: 'Reclasser' }).click();
    await facts().getByText('Confirmé par une personne').or(facts().getByText('Corrigé par une personne')).waitFor();
    expect(await labels()).toContain('Phone > Lost or stolen');
    await page.keyboard.press('Escape');
  });

  test('it is looked at in every language, light and dark', async () => {
    for (const language of ['fr', 'ar', 'en'] as const) {
      for (const theme of ['light', 'dark'] as const) {
        await look(page, { language, theme });
        await page.screenshot({ path: join(SHOTS, `topics-library-${language}-${theme}.png`) });
        expect([...(await clippedText(page)), ...(await axeFindings(page))]).toEqual([]);
      }
    }
    expect(open.complaints).toEqual([]);
  }, 60_000);
});
