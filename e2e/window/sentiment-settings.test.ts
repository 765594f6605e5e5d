import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../nabra.ts';
import { axeFindings } from './axe.ts';
import { clippedText } from './clipped-text.ts';
import { dropFiles } from './drop-files.ts';
import { look } from './looks.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';

const why = noWindow();
const ROBERTA = join(ROOT, 'src/main/analyzer/sentiment/test-models/roberta-tiny');
/** What the makers of our text classifier measured: where one figure for all begins. */
const OWN_THRESHOLD: unknown = JSON.parse(
  readFileSync(join(ROOT, 'models/nabra-text-sentiment/model.json'), 'utf8'),
).unsureBelow;
const OURS = 'Nabra text sentiment: Darija, Arabic, French, English';
const NOBODY = 'Aucun : ce côté n’est pas jugé';

describe.skipIf(why !== null)(`the settings of sentiment${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-sentiment-settings-'));
  const kept = () => JSON.parse(readFileSync(join(folder, 'home', 'settings.json'), 'utf8'));
  let open: OpenApp;

  const box = () => open.page.getByRole('textbox', { name: 'Phrases à juger' });
  const judge = (name: string) => open.page.getByRole('region', { name, exact: true });
  const slot = (name: string) => open.page.getByRole('combobox', { name });
  const group = (name: string) => open.page.getByRole('region', { name, exact: true });
  /** What is said of the tried lines by who judges a side, without the narrow blanks of French figures. */
  const verdicts = async (name: string) =>
    (await judge(name).locator('.tried-verdict').allTextContents()).map((one) => one.replace(/[\u00a0\u202f]/g, ' '));
  const percents = async (name: string) => {
    const found = await judge(name).locator('.tried > li').first().locator('dd .figure').allTextContents();
    return found.map((share) => Number(share.replace(/\D/g, '')));
  };

  beforeAll(async () => {
    open = await openApp([], { folder });
    await open.page.locator('.empty, .library').first().waitFor();
    await open.page.keyboard.press('Control+,');
    await open.page.locator('#tab-sentiment').click();
  }, 60_000);
  afterAll(async () => {
    await open?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('shows who judges, and what its makers say of it', async () => {
    const judges = group('Qui juge');
    await judges.getByText('Entraîné sur des avis et des messages écrits', { exact: false }).first().waitFor();
    const facts = (await judges.locator('.chosen-classifier').first().textContent())?.replace(/[\u00a0\u202f]/g, ' ');
    expect(facts).toMatch(
      /Nabra text sentiment.*darija, arabe, français, anglais.*Mo.*Apache-2\.0.*Incertain en dessous de \d+ %/,
    );
    await judges.getByText('client_text_model_path').waitFor();
  });

  test('judges what is typed while it is typed, by both sides at once where one model judges both', async () => {
    await box().pressSequentially('merci beaucoup, vous m’avez bien aidé', { delay: 5 });
    await expect
      .poll(() => verdicts('Agent, Client'), { timeout: 30_000 })
      .toEqual([expect.stringMatching(/^▲ positif à \d+ %$/)]);
    expect((await percents('Agent, Client')).reduce((sum, share) => sum + share, 0)).toBeGreaterThanOrEqual(99);
    // A sign stands beside the shade of each word that weighs.
    const weighed = judge('Agent, Client').locator('mark');
    await weighed.first().waitFor();
    for (const word of await weighed.allTextContents()) expect(word).toMatch(/[+−]$/);
  }, 60_000);

  test('takes several lines, each in its own direction, and says where there is nothing to judge', async () => {
    await box().fill('');
    for (const name of ['الدارجة', 'Darija', 'العربية', 'Français', 'English'])
      await open.page.getByRole('button', { name, exact: true }).click();
    await box().press('Control+End');
    await box().pressSequentially('\n… 12 …');
    const lines = judge('Agent, Client').getByRole('listitem');
    await expect.poll(() => lines.count()).toBe(6);
    await lines.nth(5).getByText('Aucun mot à juger.').waitFor();
    const directions = await judge('Agent, Client')
      .locator('.tried-line')
      .evaluateAll((all) => all.slice(0, 5).map((one) => getComputedStyle(one).direction));
    expect(directions).toEqual(['rtl', 'ltr', 'rtl', 'ltr', 'ltr']);
    expect(await axeFindings(open.page)).toEqual([]);
  });

  test('a threshold is set for all classifiers, or left as their makers measured it', async () => {
    const threshold = open.page.locator('.setting-row', { hasText: 'Texte : incertain en dessous de' });
    await threshold.getByText('le même pour tous').click();
    await expect.poll(kept).toEqual({ textUnsureBelow: OWN_THRESHOLD });
    const percent = threshold.getByRole('textbox');
    await percent.fill('101');
    await percent.press('Enter');
    await threshold.getByText('Écrivez un nombre de 0 à 100.').waitFor();
    await percent.fill('100');
    await percent.press('Enter');
    await expect.poll(kept).toEqual({ textUnsureBelow: 1 });
    await expect
      .poll(() => verdicts('Agent, Client'))
      .toEqual(Array(5).fill(expect.stringMatching(/^\? incertain, peut-être/)));
    await threshold.getByText('comme mesuré par ses auteurs').click();
    await expect.poll(kept).toEqual({ textUnsureBelow: null });
  });

  test('the weight is moved by keys and taken back with the rest of its part', async () => {
    const slider = open.page.getByRole('slider', { name: 'Poids' });
    await slider.focus();
    await slider.press('ArrowRight');
    await expect.poll(kept).toMatchObject({ fusionTextWeight: 0.75 });
    expect((await slider.getAttribute('aria-valuetext'))?.replace(/[\u00a0\u202f]/g, ' ')).toBe(
      'texte 75 %, voix 25 %',
    );
    await slider.press('End');
    await expect.poll(kept).toMatchObject({ fusionTextWeight: 1 });
    const part = group('Fusion du texte et de la voix');
    await part.getByRole('button', { name: 'Rétablir les valeurs par défaut' }).click();
    await expect.poll(kept).toEqual({});
    await open.page.getByRole('button', { name: 'Annuler' }).click();
    await expect.poll(kept).toEqual({ fusionTextWeight: 1, textUnsureBelow: null });
  });

  test('an empty slot says what to do, and sides with other classifiers answer apart', async () => {
    await slot('Sentiment du texte : Agent').selectOption({ label: NOBODY });
    await judge('Agent').getByText('choisissez-en un ci-dessus', { exact: false }).waitFor();
    await expect.poll(() => verdicts('Client'), { timeout: 20_000 }).toHaveLength(5);
    await open.page.getByRole('button', { name: 'Ouvrir la page Modèles' }).click();
    await open.page.locator('.machine').waitFor();
    await dropFiles(open.page, [ROBERTA]);
    await open.page.getByRole('listitem', { name: 'roberta-tiny' }).waitFor();
    await open.page.locator('#tab-sentiment').click();
    // What was typed is still there.
    expect(await box().inputValue()).toContain('chokran bzaf');
    await slot('Sentiment du texte : Agent').selectOption({ label: 'roberta-tiny' });
    await expect.poll(() => verdicts('Agent'), { timeout: 20_000 }).toHaveLength(5);
    await expect.poll(() => verdicts('Client'), { timeout: 20_000 }).toHaveLength(5);
    expect(kept()).toMatchObject({ textAgentModel: 'roberta-tiny' });
  }, 60_000);

  test('labels are given another meaning, which turns the answer, and taken back', async () => {
    const labels = open.page.locator('.labels', { hasText: 'LABEL_0' });
    const meaning = (label: string) => labels.getByRole('group', { name: label });
    const before = await percents('Agent');
    expect(await meaning('LABEL_0').getByRole('radio', { name: 'négatif' }).isChecked()).toBe(true);
    await meaning('LABEL_0').getByText('positif').click();
    await meaning('LABEL_2').getByText('négatif').click();
    await expect
      .poll(() => kept().labelMappings)
      .toEqual({ 'roberta-tiny': { LABEL_0: 'positive', LABEL_2: 'negative' } });
    await expect.poll(() => percents('Agent'), { timeout: 20_000 }).toEqual([...before].reverse());
    await labels.getByText('proposé : négatif').waitFor();
    // The last label that counts cannot be left out as well.
    await meaning('LABEL_0').getByText('laissée de côté').click();
    await meaning('LABEL_1').getByText('laissée de côté').click();
    await expect.poll(() => meaning('LABEL_2').getByText('laissée de côté').count()).toBe(0);
    await labels.getByRole('button', { name: 'Revenir à celles du modèle' }).click();
    await expect.poll(() => kept().labelMappings).toBeUndefined();
    await expect.poll(() => percents('Agent'), { timeout: 20_000 }).toEqual(before);
  }, 60_000);

  test('a classifier that is damaged says so, and what to do', async () => {
    rmSync(join(folder, 'home', 'models', 'roberta-tiny', 'model.onnx'));
    await box().fill('wach kayn chi mochkil');
    // The classifier that is loaded goes on; another choice has it loaded again.
    await slot('Sentiment du texte : Client').selectOption({ label: NOBODY });
    await judge('Agent').getByRole('alert').waitFor({ timeout: 20_000 });
    await slot('Sentiment du texte : Agent').selectOption({ label: OURS });
    await slot('Sentiment du texte : Client').selectOption({ label: OURS });
    await expect.poll(() => verdicts('Agent, Client'), { timeout: 20_000 }).toHaveLength(1);
  }, 60_000);

  test.each([
    ['fr', 'dark'],
    ['ar', 'light'],
    ['en', 'dark'],
  ] as const)('can be read by everyone in %s, %s', async (language, theme) => {
    await look(open.page, { language, theme });
    await open.page.locator('.tried').waitFor();
    expect(await axeFindings(open.page)).toEqual([]);
    const overflows = await open.page
      .locator('.settings-panel')
      .evaluate((panel) => panel.scrollWidth > panel.clientWidth);
    expect(overflows).toBe(false);
  });

  test('fits a small window with large text', async () => {
    await look(open.page, { language: 'fr', textSize: 'large' });
    await open.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(960, 720));
    await open.page.waitForFunction(() => innerWidth === 960);
    expect(await clippedText(open.page)).toEqual([]);
    const panel = open.page.locator('.settings-panel');
    expect(await panel.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)).toBe(false);
  });

  test('the page complained about nothing', () => expect(open.complaints).toEqual([]));
});
