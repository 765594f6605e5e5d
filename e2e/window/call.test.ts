import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCallDetails } from '../../src/main/engine/catalog/call-details.ts';
import { openCatalogToRead } from '../../src/main/engine/catalog/open.ts';
import { callDetailsSchema } from '../../src/shared/domain/call-details.ts';
import { CAMPAIGN, SAMPLES } from '../nabra.ts';
import { axeFindings } from './axe.ts';
import { dropFiles } from './drop-files.ts';
import { makeLongCall } from './long-transcript.ts';
import { look } from './looks.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';

const why = noWindow();
/** Four hours. */
const LONG_TURNS = 6000;
/** On a machine that does nothing else; the others may have work beside it. */
const OPENED_MS = CAMPAIGN ? 500 : 2000;

/** The call at a row of the list, opened by the keyboard. */
async function openRow(page: Page, row: number): Promise<void> {
  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  for (let n = 0; n < row; n++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.utterance').first().waitFor();
}

/** What the page shows of the calls' words, turn by turn. */
function shownTurns(page: Page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('.turn')].map((turn) => ({
      side: ['agent', 'client', 'mixed'].find((side) => turn.classList.contains(side)),
      words: [...turn.querySelectorAll('.word')].map((word) => word.textContent),
    })),
  );
}

const title = (page: Page) => page.locator('.call-head h1').textContent();
const timeOf = (page: Page) =>
  page.getByRole('slider', { name: 'Position dans l’appel' }).getAttribute('aria-valuenow').then(Number);

describe.skipIf(why !== null)(`the words of a call${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-call-'));
  let open: OpenApp;
  beforeAll(async () => {
    makeLongCall(folder, LONG_TURNS);
    open = await openApp([], { folder });
    // A small window: transcripts are longer than it is high.
    await open.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 720));
  }, 60_000);
  afterAll(async () => {
    await open?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A call of the catalog as the engine reads it. */
  const engineCall = (name: string) => {
    const catalog = openCatalogToRead(join(folder, 'home', 'catalog.sqlite'));
    if (!catalog.ok) throw new Error(catalog.error.detail);
    const { database, sql, first } = catalog.value;
    const row = first(
      sql
        .selectFrom('calls')
        .innerJoin('files', 'files.id', 'calls.file_id')
        .select('calls.id')
        .where('files.name', 'like', `%${name}%`),
    );
    const call = readCallDetails(catalog.value, row?.id ?? '');
    database.close();
    if (!call.ok) throw new Error(call.error.detail);
    return callDetailsSchema.parse(call.value);
  };

  test(`a call of four hours opens within ${OPENED_MS} ms, draws what is seen, and is searched`, async () => {
    const { page } = open;
    await page.getByRole('grid').waitFor();
    await page.evaluate(() => {
      const marks = window as unknown as { openedMs: number };
      const look = (sinceMs: number) =>
        requestAnimationFrame((nowMs) => {
          if (document.querySelector('.utterance')) marks.openedMs = nowMs - sinceMs;
          else look(sinceMs);
        });
      window.addEventListener('keydown', ({ key }) => key === 'Enter' && look(performance.now()), true);
    });
    await openRow(page, 0);
    const opened = () => page.evaluate(() => (window as unknown as { openedMs?: number }).openedMs ?? 0);
    await expect.poll(opened).toBeGreaterThan(0);
    const openedMs = await opened();
    console.log(`a call of ${LONG_TURNS} turns opened in ${Math.round(openedMs)} ms`);
    expect(openedMs).toBeLessThanOrEqual(OPENED_MS);
    expect(await page.locator('.turn').count()).toBeLessThan(80);
    await page.keyboard.press('Control+f');
    await page.keyboard.type('REFUND');
    await page.getByText('1 sur 60', { exact: true }).waitFor();
    await page.keyboard.press('Shift+Enter');
    await page.getByText('60 sur 60', { exact: true }).waitFor();
    await expect.poll(() => page.locator('.word.here').textContent()).toBe('refund');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('refund');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.utterance.spoken .word.now').count()).toBe(1);
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await page.getByRole('grid').waitFor();
    await openRow(page, 0);
    await expect.poll(() => page.locator('.word', { hasText: 'refund' }).count()).toBe(1);
    await page.keyboard.press('Escape');
  }, 60_000);

  test('the page shows the words that the engine holds', async () => {
    const { page } = open;
    await dropFiles(page, [SAMPLES]);
    await page.getByRole('button', { name: 'Lancer l’analyse' }).click();
    await page.getByText('Terminé : 10 analysés').waitFor({ timeout: 120_000 });
    await openRow(page, 0);
    const held = engineCall('20001')
      .lanes.flatMap(({ side, segments }) => segments.map((segment) => ({ side, ...segment })))
      .filter(({ words }) => words.length > 0)
      .sort((a, b) => a.startS - b.startS)
      .map(({ side, words }) => ({ side, words: words.map(({ text }) => text) }));
    expect(held.length).toBeGreaterThan(5);
    expect(await shownTurns(page)).toEqual(held);
  }, 150_000);

  test('a word that is clicked is heard, and the transcript follows until it is scrolled away', async () => {
    const { page } = open;
    const word = engineCall('20001')
      .lanes.flatMap(({ segments }) => segments.flatMap(({ words }) => words))
      .find(({ text }) => text === 'blinking.');
    await page.locator('.transcript').getByRole('button', { name: 'blinking.' }).click();
    await expect.poll(() => page.locator('.word.now').textContent()).toBe('blinking.');
    expect(Math.abs((await timeOf(page)) - (word?.startS ?? 0))).toBeLessThan(1.5);
    await page.keyboard.press('Space');
    await page.locator('.transcript').hover();
    await page.mouse.wheel(0, -2000);
    await page.getByRole('button', { name: 'Suivre la lecture' }).waitFor();
    await page.keyboard.press('g');
    await page.getByRole('button', { name: 'Suivre la lecture' }).waitFor({ state: 'detached' });
    await expect
      .poll(() => page.locator('.transcript').getByRole('button', { name: 'blinking.' }).isVisible())
      .toBe(true);
  });

  test('the keyboard goes through the words with one stop of the tab key', async () => {
    const { page } = open;
    expect(await page.locator('.transcript [tabindex="0"]').count()).toBe(1);
    await page.locator('.transcript [tabindex="0"]').focus();
    await page.keyboard.press('Control+Home');
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toBe('Good');
    await page.keyboard.press('ArrowRight');
    await expect.poll(focused).toBe('morning,');
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe('Hello,');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(focused).toBe('today?');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('button', { name: 'Pause' }).count()).toBe(1);
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Lecture' }).waitFor();
  });

  test('what is looked for is counted and stays where it was found', async () => {
    const { page } = open;
    await page.keyboard.press('Control+f');
    await page.keyboard.type('THÀNK you');
    const status = page.locator('.find-bar [role="status"]');
    await expect.poll(() => status.textContent()).toMatch(/^\d sur 3$/);
    const first = await status.textContent();
    await page.keyboard.press('Enter');
    await expect.poll(() => status.textContent()).not.toBe(first);
    expect(await page.locator('.word.hit').count()).toBe(6);
    expect(await page.locator('.word.here').allTextContents()).toHaveLength(2);
    await page.keyboard.press('Escape');
    await page.locator('.find-bar').waitFor({ state: 'detached' });
    expect(await page.locator('.call').count()).toBe(1);
    const top = () => page.locator('.transcript').evaluate(({ scrollTop }) => scrollTop);
    const before = await top();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('nobody says this');
    await page.getByText('Introuvable dans cet appel').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(top).toBe(before);
  });

  test('it is copied with times, all of it or what is selected', async () => {
    const { page, app } = open;
    const clipboard = () => app.evaluate(({ clipboard: board }) => board.readText());
    await page.keyboard.press('Control+Shift+C');
    await page.getByText(/^Transcription copiée avec les temps : \d+ phrases$/).waitFor();
    const lines = (await clipboard()).split('\n');
    expect(lines).toHaveLength(await page.locator('.turn').count());
    expect(lines[0]).toMatch(/^00:00 Agent : Good morning, /);
    expect(lines[1]).toMatch(/^00:05 Client : Hello, /);
    // Not at an edge of the text, where dragging scrolls it.
    await page.locator('.transcript').hover();
    await page.mouse.wheel(0, -5000);
    await expect.poll(() => page.locator('.transcript').evaluate((element) => element.scrollTop)).toBe(0);
    const from = await page.locator('.word', { hasText: 'Hello,' }).boundingBox();
    const to = await page.locator('.word', { hasText: 'connection' }).boundingBox();
    if (!from || !to) throw new Error('the words are not on the screen');
    await page.mouse.move(from.x + 1, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width - 1, to.y + to.height / 2, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.press('Control+Shift+C');
    await page.getByText('Sélection copiée avec les temps : 1 phrase').waitFor();
    expect(await clipboard()).toBe('00:05 Client : Hello, my fiber connection');
    await page.evaluate(() => getSelection()?.empty());
  });

  test('one column or two', async () => {
    const { page } = open;
    const edge = (side: string) =>
      page
        .locator(`.utterance.${side}`)
        .first()
        .evaluate((element) => element.getBoundingClientRect().left);
    expect((await edge('client')) - (await edge('agent'))).toBeGreaterThan(200);
    await page.keyboard.press('v');
    await expect.poll(async () => (await edge('client')) - (await edge('agent'))).toBe(0);
    await page.keyboard.press('v');
    await expect.poll(async () => (await edge('client')) - (await edge('agent'))).toBeGreaterThan(200);
  });

  test('doubtful words are walked through, underlined when wished, and counted', async () => {
    const { page } = open;
    const words = engineCall('20001').lanes.flatMap(({ segments }) => segments.flatMap((segment) => segment.words));
    const doubtful = words.filter(({ confidence }) => confidence < 0.4).length;
    await page.getByText(`${doubtful} mots douteux sur ${words.length}`).waitFor();
    await page.getByRole('slider', { name: 'Position dans l’appel' }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('d');
    await page.getByText(new RegExp(`confiance \\d+\\s%.* · 1 sur ${doubtful}$`)).waitFor();
    await page.keyboard.press('d');
    await page.getByText(new RegExp(` · 2 sur ${doubtful}$`)).waitFor();
    expect(await page.locator('.word.doubtful').count()).toBe(0);
    await page.getByRole('checkbox', { name: 'Souligner dans le texte' }).check();
    expect(await page.locator('.word.doubtful').count()).toBe(doubtful);
    await page.getByRole('checkbox', { name: 'Souligner dans le texte' }).uncheck();
    // Where words and voice disagree is a mark too; one of all is the interruption.
    const said = page.getByRole('status').filter({ hasText: / sur \d+$/ });
    const notes = new Set<string>();
    for (let n = 0; n < 20 && ![...notes].some((note) => /coupe la parole · \d+ sur \d+$/.test(note)); n++) {
      await page.keyboard.press('n');
      await page.waitForTimeout(50);
      notes.add((await said.textContent()) ?? '');
    }
    expect([...notes]).toContainEqual(expect.stringMatching(/coupe la parole · \d+ sur \d+$/));
  });

  test('the sides are swapped by a person, in the catalog too, and swapped back', async () => {
    const { page } = open;
    const firstSide = async () => (await shownTurns(page))[0]?.side;
    expect(await firstSide()).toBe('agent');
    await page.keyboard.press('x');
    await expect.poll(firstSide).toBe('client');
    await page.getByText('Canaux fixés à la main').waitFor();
    await expect.poll(() => engineCall('20001').agentSetByHand).toBe(true);
    expect(engineCall('20001').agentChannel).toBe('right');
    // What was judged is of the other side now, until it is judged again.
    const judgedAs = () => engineCall('20001').lanes.map(({ text }) => text?.judgedAs);
    expect(judgedAs()).toEqual(['client', 'agent']);
    await page.getByText('Les canaux ont été échangés depuis le jugement', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Juger de nouveau' }).click();
    await page.getByText('échangés depuis le jugement').waitFor({ state: 'detached' });
    expect(judgedAs()).toEqual(['agent', 'client']);
    // In a field, the key takes back what was written there.
    await page.keyboard.press('Control+f');
    await page.keyboard.type('no');
    await page.keyboard.press('Control+z');
    expect(await firstSide()).toBe('client');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect.poll(firstSide).toBe('agent');
    await page.getByText('Canaux fixés à la main').waitFor({ state: 'detached' });
    await expect.poll(() => engineCall('20001').agentSetByHand).toBe(false);
    await page.keyboard.press('x');
    await page.getByRole('button', { name: 'Annuler Ctrl Z' }).click();
    await expect.poll(() => engineCall('20001').agentSetByHand).toBe(false);
  });

  test('the next call of the list and the one before are a key away', async () => {
    const { page } = open;
    await page.getByText('1 / 10', { exact: true }).waitFor();
    await page.keyboard.press('Control+ArrowDown');
    await page.getByText('2 / 10', { exact: true }).waitFor();
    expect(await title(page)).toBe('agent02 → 20002');
    await page.locator('.utterance').first().waitFor();
    await page.keyboard.press('Control+ArrowUp');
    await page.getByText('1 / 10', { exact: true }).waitFor();
    expect(await title(page)).toBe('agent01 → 20001');
    expect(await page.getByRole('button', { name: /^Appel précédent/ }).isDisabled()).toBe(true);
    await page.keyboard.press('Control+ArrowDown');
    await page.keyboard.press('Escape');
    await page.locator('[role="grid"]:focus').waitFor();
    await page.getByRole('row').nth(2).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => title(page)).toBe('agent02 → 20002');
  });

  test.each(['fr', 'ar'] as const)('nothing in it stands in the way of assistive tools in %s', async (language) => {
    const { page } = open;
    await look(page, { language });
    await page.keyboard.press('Control+f');
    await page.keyboard.type('a');
    await page.locator('.word.here').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.find-bar').waitFor({ state: 'detached' });
    for (const summary of await page.locator('.facts-panel summary').all()) await summary.click();
    expect(await axeFindings(page)).toEqual([]);
  });

  test('the page complained about nothing', () => expect(open.complaints).toEqual([]));
});
