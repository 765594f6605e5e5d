import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readGlossary } from '../../src/main/engine/topics/glossary/read-glossary.ts';
import { compareWorkbooks } from '../../src/main/engine/topics/glossary/testing/compare-workbooks.ts';
import { callsThatSay } from '../../src/main/engine/topics/testing/calls-that-say.ts';
import { settingsSchema } from '../../src/shared/settings/schema.ts';
import { ROOT } from '../nabra.ts';
import { axeFindings } from './axe.ts';
import { clippedText } from './clipped-text.ts';
import { dropFiles } from './drop-files.ts';
import { look } from './looks.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';

const why = noWindow();
const SHOTS = join(ROOT, '.cache', 'screenshots');
/** Of a person: comments, a chart, a picture, other sheets and columns. */
const OWNERS = join(ROOT, 'src/main/engine/topics/glossary/testing/owners-workbook.xlsx');

const SAID = [
  'bonjour ma facture de ce mois est trop élevée je veux contester le montant',
  'الكونيكسيون كتقطع بزاف فالدار والضو الحمر شاعل',
  'ana f lkharij w roaming ma khdamch',
  'je veux résilier mon contrat, quels sont les frais de résiliation',
  'le livreur n’est pas venu et mon colis est en retard',
  'bghit nbeddel lforfait l chi wa7ed kbar',
  'il fait beau à Essaouira, le marché ouvre à huit heures',
  'j’ai le mot de passe oublié de l’application, mon espace client est bloqué',
];
const WALLET = 'mon paiement par mobile wallet ne passe pas';
const TEXTS = Array.from({ length: 64 }, (_, n) => (n % 9 === 4 ? WALLET : `${SAID[n % SAID.length]}, dossier ${n}`));

const PATIENCE = 8000;

describe.skipIf(why !== null)(`the glossary workbench${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-glossary-'));
  let open: OpenApp;
  let page: Page;
  const table = () => page.getByRole('grid', { name: 'Lignes du glossaire' });
  const bar = () => page.locator('.change-bar');
  const side = () => page.locator('.glossary-side');
  const cell = (line: string, column: number) =>
    table().getByRole('row').filter({ hasText: line }).first().getByRole('gridcell').nth(column);

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    const settings = settingsSchema.parse({});
    const { engine, calls } = await callsThatSay(folder, TEXTS, 'home');
    // What a person said of a few of them.
    const glossary = await engine.topics.shelf.current('B2C');
    const complaint =
      glossary.ok && glossary.value.content.entries.find(({ subtopic }) => subtopic.startsWith('Réclam'));
    if (!complaint) throw new Error('the sample has no complaints');
    for (const n of [3, 11, 19]) engine.topics.calls.correct(calls[n] ?? '', [complaint.id], settings);
    engine.topics.calls.correct(calls[2] ?? '', [], settings);
    await engine.close();
    open = await openApp([], { folder });
    page = open.page;
    page.setDefaultTimeout(PATIENCE);
    await page.getByRole('grid').waitFor();
  }, 120_000);
  afterAll(async () => {
    await open?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const shot = (name: string) => page.screenshot({ path: join(SHOTS, `glossary-${name}.png`) });
  const answerSaveDialog = (path: string) =>
    open.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, path);

  test('shows the sample as an example, with the calls of each line', async () => {
    await page.keyboard.press('Control+g');
    await table().waitFor();
    await page.getByText('Exemple', { exact: true }).waitFor();
    await page.getByText('Cet exemple est celui d’un opérateur inventé', { exact: false }).waitFor();
    await page.getByText('64 appels', { exact: true }).waitFor();
    expect(await cell('Contestation de facture', 5).textContent()).toBe('7');
    await page.getByRole('button', { name: /^Aucun thème ne convient\s*8$/ }).waitFor();
    await side().getByText('Une personne l’a confirmé').waitFor();
    await shot('first');
  });

  test('a line is found, edited by keyboard, and says at once how many calls it touches', async () => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('espace client');
    await expect.poll(() => table().getByRole('row').count()).toBe(2);
    await cell('Espace client', 3).click();
    await table().focus();
    await page.keyboard.press('Enter');
    const editor = page.getByRole('textbox', { name: 'Mots-clés' });
    await editor.waitFor();
    await page.keyboard.type('faute');
    await page.keyboard.press('Escape');
    expect(await bar().count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('mobile wallet');
    await page.keyboard.press('Enter');
    await bar().getByText('1 ligne changée').waitFor();
    // Seven say it, and seven were given the line.
    await bar().getByText('touche 14 appels').waitFor();
    await table().getByText('modifiée').waitFor();
  });

  test('an edit is undone, done again, and kept over leaving the page', async () => {
    await page.keyboard.press('Control+z');
    await bar().waitFor({ state: 'detached' });
    await page.keyboard.press('Control+y');
    await bar().getByText('touche 14 appels').waitFor();
    await page.keyboard.press('Escape');
    await table().waitFor({ state: 'detached' });
    await page.keyboard.press('Control+g');
    await bar().getByText('1 ligne changée').waitFor();
  });

  test('two lines of one name are refused with a sentence that says where the other is', async () => {
    await page.getByRole('searchbox').fill('');
    await page.getByRole('button', { name: 'Ajouter une ligne' }).click();
    await page.getByRole('textbox', { name: 'Sous-thème' }).waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.getByRole('textbox', { name: 'Thème', exact: true }).fill('FACTURATION');
    await page.keyboard.press('Tab');
    await page.getByRole('textbox', { name: 'Sous-thème' }).fill('contestation de la facture');
    await page.keyboard.press('Enter');
    await bar().getByText('2 lignes changées').waitFor();
    await cell('contestation de la facture', 1).dblclick();
    await page.getByRole('textbox', { name: 'Sous-thème' }).fill('contestation DE facture');
    await page.keyboard.press('Enter');
    await table()
      .getByText(/existe déjà, à la ligne 1\./)
      .waitFor();
    await bar().getByText('1 ligne à corriger avant d’enregistrer').waitFor();
    expect(await bar().getByRole('button', { name: 'Enregistrer et reclasser' }).isDisabled()).toBe(true);
    await shot('duplicate');
    await page.getByRole('row').filter({ hasText: 'contestation DE facture' }).hover();
    await page
      .getByRole('row')
      .filter({ hasText: 'contestation DE facture' })
      .getByRole('button', { name: 'Retirer la ligne' })
      .click();
    await bar().getByText('touche 14 appels').waitFor();
  });

  test('the touched calls are classified again, and the change of each is shown and opens', async () => {
    await shot('unsaved');
    await bar().getByRole('button', { name: 'Enregistrer et reclasser' }).click();
    await page.getByText('14 appels reclassés · 7 ont changé de thème').first().waitFor();
    await side().getByRole('heading', { name: 'Reclassements' }).waitFor();
    const group = side().locator('.change-group').first();
    await expect.poll(() => group.locator('summary').textContent()).toMatch(/Espace client et application.*7$/);
    await side().getByText('Sans changement').waitFor();
    expect(await bar().count()).toBe(0);
    expect(await cell('Espace client', 5).textContent()).toBe('14');
    await shot('diff');
    await group.getByRole('button').first().click();
    await page.locator('.call-head').getByRole('button', { name: 'Retour à la liste · Glossaires' }).waitFor();
    await page.locator('.call-summary').getByText(WALLET).waitFor();
    await page.keyboard.press('Escape');
    await side().getByRole('heading', { name: 'Reclassements' }).waitFor();
  });

  test('what was confused is counted, and a line shows its calls', async () => {
    await page.getByRole('button', { name: 'Confusions' }).click();
    await expect
      .poll(() => side().locator('.change-group summary').first().textContent())
      .toMatch(/Résiliation.*Réclamation sans réponse\s*3$/);
    await side().locator('summary').first().click();
    expect(await side().locator('.change-group').first().getByRole('button').count()).toBe(3);
    await shot('confusions');
    await page.getByRole('searchbox').fill('réclamation sans');
    await cell('Réclamation sans réponse', 5)
      .getByRole('button', { name: /^Voir les 3 appels/ })
      .click();
    await expect.poll(() => side().getByRole('button', { name: /\.wav/ }).count()).toBe(3);
  });

  test('a version says what it changed, and can be gone back to', async () => {
    await page.getByRole('button', { name: 'Versions' }).click();
    await side().getByText('Modifié :', { exact: false }).click();
    await side().locator('ins').getByText('mobile wallet').waitFor();
    await shot('versions');
    await side().getByText('Exemple fourni avec Nabra').click();
    await side().getByRole('button', { name: 'Revenir à cette version' }).click();
    await page.getByText('La version 1 est de nouveau utilisée. 14 appels sont à reclasser.').waitFor();
    await bar().getByText('14 appels attendent d’être reclassés').waitFor();
    await bar().getByRole('button', { name: 'Reclasser' }).click();
    await page.getByText('14 appels reclassés · 7 ont changé de thème').first().waitFor();
    await page.getByRole('searchbox').fill('espace client');
    await expect.poll(() => cell('Espace client', 5).textContent()).toBe('7');
    await page.getByRole('searchbox').fill('');
  });

  test('an owner’s workbook is dropped, edited, and written with only what changed', async () => {
    await page.getByText('B2B', { exact: true }).click();
    await dropFiles(page, [OWNERS]);
    await page.getByText(/owners-workbook\.xlsx. est importé/).waitFor();
    await page.getByText('4 lignes', { exact: true }).waitFor();
    expect(await page.getByText('Exemple', { exact: true }).count()).toBe(0);
    await cell('Duplicata', 2).dblclick();
    await page.getByRole('textbox', { name: 'Définition' }).fill('Le client veut une copie');
    await page.keyboard.press('Enter');
    await bar().getByText('ne touche aucun appel').waitFor();
    await bar().getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('Enregistré : version 3.', { exact: false }).waitFor();
    const written = join(folder, 'écrit.xlsx');
    await answerSaveDialog(written);
    await page.getByRole('button', { name: 'Exporter', exact: true }).click();
    await page.getByRole('button', { name: 'Classeur Excel (.xlsx)…' }).click();
    await page.getByText('Écrit : \u2068écrit.xlsx\u2069').waitFor();
    expect(await compareWorkbooks(readFileSync(OWNERS), readFileSync(written))).toEqual({
      parts: ['xl/worksheets/sheet2.xml'],
      cells: ['D7'],
      around: [],
    });
    await answerSaveDialog(join(folder, 'écrit.csv'));
    await page.getByRole('button', { name: 'Exporter', exact: true }).click();
    await page.getByRole('button', { name: 'CSV…' }).click();
    await page.getByText('Écrit : \u2068écrit.csv\u2069').waitFor();
    const csv = await readGlossary(readFileSync(join(folder, 'écrit.csv')), 'écrit.csv', 'B2B');
    expect(csv.ok && csv.value.glossary.entries.map(({ definition }) => definition)).toEqual([
      'Le client conteste',
      'Pas reçue',
      'Le client veut une copie',
      'Coupure',
    ]);
  });

  test('a file that is no glossary changes nothing and says what is missing', async () => {
    const none = join(folder, 'liste.csv');
    writeFileSync(none, 'nom;ville\nun;Fès\n');
    await dropFiles(page, [none]);
    await page.getByText('Ce fichier n’est pas un glossaire lisible.', { exact: false }).waitFor();
    await shot('refused');
    await page.getByText('4 lignes', { exact: true }).waitFor();
    await page.locator('.glossary-failed').getByRole('button', { name: 'Fermer' }).click();
  });

  test('what is not saved is still there after the program was closed', async () => {
    await cell('Panne', 3).dblclick();
    await page.getByRole('textbox', { name: 'Mots-clés' }).fill('coupure\npanne\nانقطاع');
    await page.keyboard.press('Enter');
    await bar().getByText('1 ligne changée').waitFor();
    await open.close();
    open = await openApp([], { folder });
    page = open.page;
    await page.getByRole('grid').waitFor();
    await page.keyboard.press('Control+g');
    await bar().getByText('1 ligne changée').waitFor();
    await table().getByText('انقطاع').waitFor();
    await bar().getByRole('button', { name: 'Abandonner' }).click();
    await bar().waitFor({ state: 'detached' });
    await page.getByText('B2C', { exact: true }).click();
  });

  test.each(['fr', 'ar', 'en'] as const)('it can be read and reached in %s', async (language) => {
    const found: string[] = [];
    await page.setViewportSize({ width: 1280, height: 720 }).catch(() => {});
    for (const theme of ['light', 'dark'] as const) {
      await look(page, { language, theme });
      for (const [n, panel] of ['unfit', 'confusions', 'runs', 'versions'].entries()) {
        const toggle = page.locator('.panel-toggle').nth(n);
        if ((await toggle.getAttribute('aria-pressed')) !== 'true') await toggle.click();
        await side().locator('button, p, summary').nth(2).waitFor();
        const opened = side().locator('details').first();
        if ((await opened.count()) > 0 && (await opened.getAttribute('open')) === null)
          await opened.locator('summary').click();
        await page.screenshot({ path: join(SHOTS, `glossary-${panel}-${language}-${theme}.png`) });
        found.push(...(await axeFindings(page)), ...(await clippedText(page)));
      }
    }
    expect([...new Set(found)]).toEqual([]);
  });

  test('nothing complained', () => {
    expect(open.complaints).toEqual([]);
  });
});
