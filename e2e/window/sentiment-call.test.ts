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

describe.skipIf(why !== null)(`the sentiment of a call${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-sentiment-'));
  let open: OpenApp;
  let page: Page;
  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    makeJudgedCall(folder, 1);
    makeJudgedCall(folder, 2, { mixed: true });
    makeJudgedCall(folder, 3, { without: 'agent' });
    makeJudgedCall(folder, 4, { unjudged: true });
    open = await openApp([], { folder });
    page = open.page;
    await page.getByRole('grid').waitFor();
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
  const inLibrary = async () => {
    for (let n = 0; n < 3 && (await page.getByRole('grid').count()) === 0; n++) await page.keyboard.press('Escape');
    await page.getByRole('grid').waitFor();
  };
  /** Each made call is the one call of its own batch. */
  const openCall = async (number: number) => {
    await inLibrary();
    await page
      .getByRole('button', { name: new RegExp(`4820${number}`) })
      .first()
      .click();
    await page.locator('[data-row="0"]').getByText(`4820${number}`).first().waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.locator('.utterance').first().waitFor();
  };
  /** Clicks a block on the lanes of sentiment. */
  const clickBlock = async (lane: number, timeS: number, judge: 'text' | 'acoustic' | 'fused') => {
    const box = await page.locator('.sentiment-bands').nth(lane).boundingBox();
    if (!box) throw new Error('there are no lanes of sentiment');
    const share = { text: 0.15, acoustic: 0.45, fused: 0.8 }[judge];
    await page.mouse.click(box.x + (box.width * timeS) / 120, box.y + box.height * share);
  };
  const panel = () => page.getByRole('region', { name: 'Pourquoi' });

  test('each side says its judgement, how sure it is, and where it goes', async () => {
    await openCall(1);
    const facts = page.getByRole('group', { name: 'Client' });
    await facts.getByRole('button', { name: /^Texte négatif 50/ }).waitFor();
    await facts.getByRole('button', { name: /^Voix négatif 59/ }).waitFor();
    await facts.getByText('en dégradation').waitFor();
    await page.getByRole('group', { name: 'Agent' }).getByText('en amélioration').waitFor();
    expect(await facts.getByRole('listitem').allTextContents()).toEqual([
      expect.stringMatching(/Quart 1 sur 4 : neutre/),
      expect.stringMatching(/Quart 2 sur 4 : /),
      expect.stringMatching(/Quart 3 sur 4 : négatif/),
      expect.stringMatching(/Quart 4 sur 4 : négatif/),
    ]);
    // Its makers' caution, in plain words.
    await page.getByText('Entraîné sur des avis et des messages écrits', { exact: false }).waitFor();
  });

  test('a turn tells its sentiment, and where its words and voice disagree', async () => {
    const polite = page
      .locator('.turn', { hasText: 'merci beaucoup, vous êtes très gentil' })
      .getByRole('button', { name: /Sentiment/ });
    expect(await polite.getAttribute('aria-label')).toBe(
      'Sentiment : positif à 59\u00a0%. Client : les mots disent positif, la voix dit négatif. Pourquoi',
    );
    expect(await polite.textContent()).toBe('▲≠');
    const torn = page.locator('.turn', { hasText: 'bon, je ne sais pas' }).getByRole('button', { name: /Sentiment/ });
    expect(await torn.textContent()).toBe('?');
  });

  test('a block on a lane leads there and opens why its words were judged so', async () => {
    await clickBlock(1, 50, 'text');
    await expect
      .poll(() => page.getByRole('slider', { name: 'Position dans l’appel' }).getAttribute('aria-valuenow'))
      .toMatch(/^(49|50)$/);
    await panel().getByText('Jugé positif à 82 %. Sûr à partir de 50 %.').waitFor();
    // The classifier itself is asked.
    await panel().locator('.why-words .leads, .why-words .away').first().waitFor({ timeout: 60_000 });
    const weights = await panel().locator('.why-deviations .figure').allTextContents();
    expect(weights.length).toBeGreaterThan(0);
    for (const weight of weights) expect(weight).toMatch(/^[+−]\d,\d\d$/);
  }, 60_000);

  test('the voice is set against what is usual for it, and fusion shows its rules', async () => {
    await panel().getByText('▼ Voix').click();
    await panel().getByText('La voix, par rapport à sa voix habituelle dans l’appel').waitFor();
    expect(await panel().locator('.why-deviations dt').allTextContents()).toContain('plus fort');
    await panel().getByText('▲ Fusion').click();
    await panel().getByText('compte pour 70 %').waitFor();
    await panel().getByText('Les deux sont sûrs et se contredisent', { exact: false }).waitFor();
    await clickBlock(1, 67, 'fused');
    await panel().getByText('Ni le texte ni la voix ne sont sûrs', { exact: false }).waitFor();
    await clickBlock(1, 74, 'fused');
    await panel().getByText('Le texte n’est pas jugé : la voix décide seule.').waitFor();
  });

  test('the keyboard asks why, and is given back', async () => {
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
    await page.locator('.word', { hasText: 'réclamation' }).first().click();
    await page.keyboard.press('Space');
    await page.locator('.transcript [tabindex="0"]').focus();
    await page.keyboard.press('e');
    await panel().getByText('Moyenne des deux probabilités').waitFor();
    await expect.poll(() => focused(page).then((one) => one?.name)).toBe('Pourquoi');
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
    await expect.poll(() => focused(page).then((one) => one?.name)).toMatch(/réclamation/);
    // Behind the word, the tab key comes to the turn's sign.
    await page.keyboard.press('Tab');
    await expect.poll(() => focused(page).then((one) => one?.name)).toMatch(/^Sentiment :/);
    await page.keyboard.press('Enter');
    await panel().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Voix positif/ }).focus();
    await page.keyboard.press('Enter');
    await panel().getByText('Les phrases qui ont pesé').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page).then((one) => one?.name)).toMatch(/^Voix▲ positif/);
  });

  test('N goes from clash to clash among the marks, and Shift+N back', async () => {
    await page.locator('.word', { hasText: 'bonjour,' }).click();
    await page.keyboard.press('Space');
    const said = page.getByRole('status').filter({ hasText: 'sur 7' });
    const clash = 'Client : les mots disent positif, la voix dit négatif';
    const notes: string[] = [];
    for (let n = 0; n < 6; n++) {
      await page.keyboard.press('n');
      await page.waitForTimeout(50);
      notes.push((await said.textContent()) ?? '');
    }
    const at = notes.findIndex((note) => note.startsWith(clash));
    expect(at).toBeGreaterThanOrEqual(0);
    for (let n = notes.length - 1; n > at; n--) await page.keyboard.press('Shift+N');
    await expect.poll(() => said.textContent()).toBe(notes[at]);
    await expect
      .poll(() => page.getByRole('slider', { name: 'Position dans l’appel' }).getAttribute('aria-valuenow'))
      .toBe('45');
  });

  test('the lanes can be hidden, and stay so', async () => {
    expect(await page.locator('.sentiment-bands').count()).toBe(2);
    await page.keyboard.press('s');
    await expect.poll(() => page.locator('.sentiment-bands').count()).toBe(0);
    await page.reload();
    await openCall(1);
    expect(await page.locator('.sentiment-bands').count()).toBe(0);
    await page.getByRole('button', { name: /^Sentiment S/, pressed: false }).click();
    await expect.poll(() => page.locator('.sentiment-bands').count()).toBe(2);
  });

  test('another weight is seen at once', async () => {
    const turn = page.locator('.turn', { hasText: 'merci beaucoup, vous êtes très gentil' });
    const sign = () => turn.getByRole('button', { name: /Sentiment/ }).textContent();
    expect(await sign()).toBe('▲≠');
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: 'Sentiment' }).click();
    const weight = page.getByRole('slider', { name: /poids/i }).first();
    await weight.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Escape');
    await page.locator('.utterance').first().waitFor();
    await expect.poll(sign).toBe('▼≠');
    await page.keyboard.press('Control+,');
    await weight.focus();
    for (let n = 0; n < 14; n++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    await page.locator('.utterance').first().waitFor();
  });

  test('who is swapped by hand was judged as the other, and can be judged again', async () => {
    await page.keyboard.press('x');
    await page.getByText('Les canaux ont été échangés depuis le jugement', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Juger de nouveau' }).waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.getByText('échangés depuis le jugement').count()).toBe(0);
  });

  test('one channel is judged together and counts for nobody', async () => {
    await openCall(2);
    await page.getByText('Les deux voix sont sur un seul canal', { exact: false }).waitFor();
    expect(await page.locator('.sentiment-bands').count()).toBe(1);
  });

  test('a side without a classifier says so and leads to where one is chosen', async () => {
    await openCall(3);
    const facts = page.getByRole('group', { name: 'Agent' });
    await facts.getByText('aucun classifieur choisi').first().waitFor();
    await facts.getByRole('button', { name: 'Réglages → Sentiment' }).first().click();
    await page.getByRole('tab', { name: 'Sentiment', selected: true }).waitFor();
    await page.keyboard.press('Escape');
    await openCall(4);
    await page.getByText('Cet appel a été analysé sans sentiment.', { exact: false }).waitFor();
  });

  test.each(['fr', 'ar', 'en'] as const)(
    'can be read and reached in %s',
    async (language) => {
      await openCall(1);
      await look(page, { language });
      const found: string[] = [];
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme });
        await page.waitForFunction((one) => document.documentElement.dataset.theme === one, theme);
        for (const size of SIZES) {
          await resize(size);
          for (const judge of [null, 'text', 'acoustic', 'fused'] as const) {
            if (judge) await clickBlock(1, 50, judge);
            if (judge === 'text') await page.locator('.why-deviations').waitFor({ timeout: 60_000 });
            const name = `sentiment-${judge ?? 'call'}-${language}-${theme}-${size[1]}`;
            await page.screenshot({ path: join(SHOTS, `${name}.png`) });
            const seen = [...(await clippedText(page)), ...(size[1] === 720 ? await axeFindings(page) : [])];
            found.push(...seen.map((one) => `${name}: ${one}`));
          }
          await page.keyboard.press('Escape');
          await page.locator('.why').waitFor({ state: 'detached' });
        }
      }
      await look(page, { language: 'fr' });
      expect(found).toEqual([]);
    },
    180_000,
  );

  test('the page complained about nothing', () => expect(open.complaints).toEqual([]));
});
