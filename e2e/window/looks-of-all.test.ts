import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT, SAMPLES } from '../nabra.ts';
import { axeFindings } from './axe.ts';
import { clippedText } from './clipped-text.ts';
import { look } from './looks.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';
import { compareWithReference } from './reference-picture.ts';
import { EMPTY_VIEWS, FILLED_VIEWS, type View } from './views.ts';

const why = noWindow();
/** What the views looked like in the last run, for people to look at. */
const SHOTS = join(ROOT, '.cache', 'screenshots');
const LANGUAGES = ['fr', 'ar', 'en'] as const;
const THEMES = ['light', 'dark'] as const;
/** Enough to see a change of words, direction or colours. */
const REFERENCE_LOOKS = ['fr-light', 'ar-dark'];
const SIZES = [
  [1280, 720],
  [1920, 1080],
] as const;

describe.skipIf(why !== null)(`every view${why ? ` (skipped: ${why})` : ''}`, () => {
  let open: OpenApp;
  const calls = mkdtempSync(join(tmpdir(), 'nabra-calls-'));
  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    // Few calls, and files that are no calls: every view of success and of failure, in little time.
    for (const name of readdirSync(SAMPLES).slice(0, 4)) copyFileSync(join(SAMPLES, name), join(calls, name));
    writeFileSync(join(calls, '20261110-101500_agent04_B2B_20011.wav'), 'this is not sound');
    writeFileSync(join(calls, '20261110-111500_agent04_B2C_20012.ogg'), '');
    open = await openApp();
    await open.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, calls);
    await open.page.getByRole('heading').first().waitFor();
  }, 60_000);
  afterAll(async () => {
    await open?.close();
    rmSync(calls, { recursive: true, force: true });
  });

  const resize = async (width: number, height: number) => {
    await open.app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
      width,
      height,
    ] as const);
    await open.page.waitForFunction(([w, h]) => innerWidth === w && innerHeight === h, [width, height] as const);
  };

  /** Goes through views in one language, in both sizes and themes; gives what cannot be read or reached. */
  const inspect = async (views: readonly View[], language: (typeof LANGUAGES)[number]): Promise<string[]> => {
    const { page } = open;
    const found: string[] = [];
    await look(page, { language });
    const direction = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
    expect(direction).toEqual([language, language === 'ar' ? 'rtl' : 'ltr']);
    for (const view of views) {
      await view.open(page);
      for (const [width, height] of SIZES) {
        await resize(width, height);
        for (const theme of THEMES) {
          await page.emulateMedia({ colorScheme: theme });
          await page.waitForFunction((one) => document.documentElement.dataset.theme === one, theme);
          const name = `${view.name}-${language}-${theme}-${height}`;
          const wide = width > 1280;
          const picture = wide ? null : await page.screenshot({ path: join(SHOTS, `${name}.png`) });
          const clipped = await clippedText(page);
          // What axe looks at changes with direction and colours, not with size or words.
          const axe = !wide && language !== 'en' ? await axeFindings(page) : [];
          found.push(...[...clipped, ...axe].map((one) => `${name}: ${one}`));
          const compared = view.stable && REFERENCE_LOOKS.includes(`${language}-${theme}`);
          if (compared && picture) found.push(...compareWithReference(name, picture));
        }
      }
      await view.leave(page);
    }
    return found;
  };

  test('is inspected by eyes that see', async () => {
    const { page } = open;
    await page.evaluate(() => {
      const wrong = document.createElement('div');
      wrong.id = 'wrong';
      wrong.style.cssText = 'position: fixed; inset: 60px auto auto 60px; background: white; color: #ccc';
      for (const [tag, text] of [
        ['p', 'cut in the middle of a word'],
        ['button', 'a label wider than its button'],
        ['button', ''],
        ['button', 'on top'],
      ] as const) {
        const part = document.createElement(tag);
        part.textContent = text;
        part.style.cssText = 'inline-size: 30px; overflow: hidden; white-space: nowrap; padding: 0';
        wrong.append(part);
      }
      const [first, , last] = wrong.querySelectorAll('button');
      if (last) last.style.cssText = 'position: absolute; overflow: visible; inline-size: 10px; padding: 0';
      if (last && first) first.after(last);
      if (last) last.style.insetBlockStart = '30px';
      document.body.append(wrong);
    });
    const found = [...(await clippedText(page)), ...(await axeFindings(page))].join('\n');
    await page.evaluate(() => document.getElementById('wrong')?.remove());
    expect(found).toContain('cut by p: p "cut in the middle of a word"');
    expect(found).toContain('cut by button: button "a label wider');
    expect(found).toContain('wider than its button: "on top"');
    expect(found).toContain('lie on each other');
    expect(found).toContain('axe color-contrast');
    expect(found).toContain('axe button-name');
  });

  test.each(LANGUAGES)(
    'of an empty window can be read and reached in %s',
    async (language) => {
      expect(await inspect(EMPTY_VIEWS, language)).toEqual([]);
    },
    180_000,
  );

  test('a few calls are analysed', async () => {
    const { page } = open;
    await look(page, { language: 'fr' });
    await page.keyboard.press('Control+o');
    await page.getByRole('dialog').getByText('6 fichiers').waitFor();
    await page.getByRole('button', { name: 'Lancer l’analyse' }).click();
    await page.getByText('Terminé', { exact: false }).first().waitFor({ timeout: 60_000 });
  }, 90_000);

  test.each(LANGUAGES)(
    'of a filled window can be read and reached in %s',
    async (language) => {
      expect(await inspect(FILLED_VIEWS, language)).toEqual([]);
    },
    240_000,
  );

  test('the page complained about nothing', () => expect(open.complaints).toEqual([]));
});
