import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BatchCard } from '../../src/shared/ipc/engine/batch-requests.ts';
import { frozenSettings } from '../catalog.ts';
import { ROOT, SAMPLES } from '../nabra.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';
import { askRaw } from './raw-port.ts';

const why = noWindow();
const CALL = '20261102-091204_agent01_B2C_20001.wav';

describe.skipIf(why !== null)(`the settings${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-settings-'));
  const file = join(folder, 'home', 'settings.json');
  const kept = () => JSON.parse(readFileSync(file, 'utf8'));
  let open: OpenApp;

  const start = async () => {
    open = await openApp([], { folder });
    await open.page.locator('.empty, .library').first().waitFor();
  };
  const goTo = async (section: string) => {
    await open.page.keyboard.press('Control+,');
    await open.page.locator(`#tab-${section}`).click();
  };
  /** What the system's dialog will be answered with. */
  const answerDialog = (path: string) =>
    open.app.evaluate(({ dialog }, filePath) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
    }, path);
  const looks = () =>
    open.page.evaluate(() => {
      const { lang, dir, dataset, style } = document.documentElement;
      return { lang, dir, theme: dataset.theme, rem: style.fontSize, row: style.getPropertyValue('--row') };
    });

  beforeAll(start, 60_000);
  afterAll(async () => {
    await open?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('language, theme and sizes are changed by the keyboard and are still so at the next start', async () => {
    const { page } = open;
    expect(await looks()).toMatchObject({ lang: 'fr', dir: 'ltr', rem: '16px', row: '32px' });
    await page.keyboard.press('Control+,');
    await page.getByRole('heading', { name: 'Général' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await expect.poll(looks).toMatchObject({ lang: 'ar', dir: 'rtl' });
    await page.getByRole('radio', { name: 'داكن' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('radio', { name: 'كبير' }).press('Space');
    await page.getByRole('radio', { name: 'متباعدة' }).press('Space');
    const changed = { lang: 'ar', dir: 'rtl', theme: 'dark', rem: '18.4615px', row: '46px' };
    await expect.poll(looks).toEqual(changed);
    await open.close();
    await start();
    await expect.poll(looks).toEqual(changed);
    await goTo('general');
    await open.page.getByRole('radio', { name: 'Français' }).press('Space');
    await open.page.getByRole('radio', { name: 'Normale' }).press('Space');
    await expect.poll(looks).toMatchObject({ lang: 'fr', dir: 'ltr', rem: '16px', row: '40px' });
    await open.page.getByRole('button', { name: 'Rétablir les valeurs par défaut' }).click();
    await expect.poll(looks).toMatchObject({ lang: 'fr', row: '32px' });
    await open.page.getByRole('button', { name: 'Annuler' }).click();
    await expect.poll(looks).toMatchObject({ theme: 'dark', row: '40px' });
  }, 60_000);

  test('a number is kept as soon as it is written, one out of range is not', async () => {
    const { page } = open;
    await goTo('advanced');
    const pieces = page.getByRole('textbox', { name: /chunk_duration_sec/ });
    await pieces.fill('99');
    await pieces.press('Enter');
    await page.getByRole('alert').getByText('de 1 à 60').waitFor();
    await pieces.press('Escape');
    await expect.poll(() => pieces.inputValue()).toBe('25');
    await pieces.fill('8,5');
    await pieces.press('Enter');
    await expect.poll(() => readdirSync(join(folder, 'home'))).toContain('settings.json');
    expect(kept()).toEqual({ chunkDurationS: 8.5 });
    await pieces.press('ArrowUp');
    await expect.poll(kept).toEqual({ chunkDurationS: 10 });
  });

  test('the next analysis goes by it', async () => {
    const { page } = open;
    const calls = join(folder, 'calls');
    mkdirSync(calls);
    copyFileSync(join(SAMPLES, CALL), join(calls, CALL));
    await answerDialog(calls);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+o');
    await page.getByRole('button', { name: 'Lancer l’analyse' }).click();
    await page.getByText('Terminé', { exact: false }).first().waitFor({ timeout: 60_000 });
  }, 90_000);

  test('a part is taken back to its defaults, and the way back is offered', async () => {
    const { page } = open;
    await goTo('advanced');
    const group = page.getByRole('region', { name: 'Reconnaissance' });
    await group.getByRole('button', { name: 'Rétablir les valeurs par défaut' }).first().click();
    await expect.poll(kept).toEqual({});
    await page.getByRole('button', { name: 'Annuler' }).click();
    await expect.poll(kept).toEqual({ chunkDurationS: 10 });
  });

  test('rules for the agent are rows', async () => {
    const { page } = open;
    await page.getByRole('button', { name: 'Ajouter une règle' }).click();
    await page.getByRole('textbox', { name: 'Règle 3' }).fill('*_droite_*');
    // The click that leaves the field lands on a row that the field has just made.
    await page.getByRole('group', { name: 'Règle 3' }).getByText('Droite').click();
    await expect.poll(() => kept().agentRules?.[2]).toEqual({ pattern: '*_droite_*', agentChannel: 'right' });
    await page.getByRole('textbox', { name: 'Règle 3' }).fill('*_gauche_*');
    await page.getByRole('group', { name: 'Règle 3' }).getByText('Gauche').click();
    await expect.poll(() => kept().agentRules?.[2]).toEqual({ pattern: '*_gauche_*', agentChannel: 'left' });
    await page.getByRole('button', { name: 'Retirer la règle 3' }).click();
    await expect.poll(() => kept().agentRules).toHaveLength(2);
  });

  test('version 1’s config.yaml is shown, taken over and taken back', async () => {
    const { page } = open;
    const before = kept();
    await answerDialog(join(ROOT, 'resources', 'samples', 'config.v1.yaml'));
    await page.getByRole('button', { name: 'Choisir config.yaml' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('row', { name: /max_memory_gb Mémoire maximale automatique 500/ }).waitFor();
    await sheet.getByText('la carte graphique n’est pas utilisée', { exact: false }).waitFor();
    await sheet.getByRole('button', { name: 'Reprendre ces réglages' }).click();
    await expect.poll(kept).toMatchObject({ ioWorkers: 32, maxMemoryGb: 500, chunkDurationS: 25 });
    await page.getByRole('button', { name: 'Annuler' }).click();
    await expect.poll(kept).toEqual(before);
    const wrong = join(folder, 'wrong.yaml');
    writeFileSync(wrong, 'io_workers: 4\nchunk_batch_size: many\n');
    await answerDialog(wrong);
    await page.getByRole('button', { name: 'Choisir config.yaml' }).click();
    await page.locator('.trouble summary').first().click();
    await page.getByText('line 2: chunk_batch_size: expected a whole number from 1 to 256').waitFor();
    expect(kept()).toEqual(before);
  });

  test('ffmpeg is pointed at and tried, results go where a person says', async () => {
    const { page } = open;
    await answerDialog('/bin/true');
    await page.locator('.setting-row', { hasText: 'ffmpeg' }).getByRole('button', { name: 'Choisir…' }).click();
    await page.getByText('Ce type d’enregistrement demande ffmpeg', { exact: false }).waitFor();
    expect(kept()).not.toHaveProperty('ffmpegPath');
    await goTo('folders');
    await answerDialog(join(folder, 'calls'));
    const results = page.locator('.setting-row', { hasText: 'Les fichiers CSV' });
    await results.getByRole('button', { name: 'Choisir…' }).click();
    await results.getByText(join(folder, 'calls')).waitFor();
    await results.getByRole('button', { name: 'Rétablir la valeur par défaut' }).click();
    await results.getByText(open.output).waitFor();
  });

  test('a new folder for results holds at once, and older tables are shown where they lie', async () => {
    const { page, output } = open;
    const elsewhere = join(folder, 'elsewhere');
    const cards = async () => (await askRaw(page, 'engine', 'batches', null)).value as BatchCard[];
    const [before] = await cards();
    const oldFiles = readdirSync(output);
    await answerDialog(elsewhere);
    expect((await askRaw(page, 'shell', 'chooseResultsFolder', null)).value).toEqual({ path: elsewhere, chosen: true });
    await open.app.evaluate(({ shell }) => {
      Object.assign(globalThis, { shown: [] });
      shell.showItemInFolder = (path) => void (globalThis as unknown as { shown: string[] }).shown.push(path);
    });
    // Nothing in it is new, but its table is.
    await answerDialog(join(folder, 'calls'));
    const offer = (await askRaw(page, 'shell', 'chooseFolder', null)).value as { offerId: string };
    const choices = { language: 'fr', agentChannel: null, glossary: null, retryFailed: false };
    const started = await askRaw(page, 'engine', 'startBatch', { offerId: offer.offerId, choices });
    const { batchId } = started.value as { batchId: string };
    const now = async () => (await cards()).find(({ id }) => id === batchId);
    await expect.poll(async () => (await now())?.results, { timeout: 30_000 }).toBeTruthy();
    const form = { language: 'fr', csvSeparator: ';', csvOneLine: false, fusion: null };
    const exported = await askRaw(page, 'engine', 'exportCalls', { batchId, scope: { kind: 'batch' }, ...form });
    const { resultsName } = exported.value as { resultsName: string };
    expect(readdirSync(elsewhere)).toEqual(expect.arrayContaining([(await now())?.results?.resultsName, resultsName]));
    expect(readdirSync(output)).toEqual(oldFiles);
    await askRaw(page, 'shell', 'resetResultsFolder', null);
    const wanted = [
      { batchId: before?.id, name: before?.results?.resultsName },
      { batchId, name: (await now())?.results?.resultsName },
      { batchId: null, name: resultsName },
    ];
    for (const one of wanted) expect((await askRaw(page, 'shell', 'showResult', one)).kind).toBe('value');
    expect(await open.app.evaluate(() => (globalThis as unknown as { shown: string[] }).shown)).toEqual([
      join(output, before?.results?.resultsName ?? ''),
      join(elsewhere, wanted[1]?.name ?? ''),
      join(elsewhere, resultsName),
    ]);
  }, 60_000);

  test('a damaged file is named with its line and never written over', async () => {
    await open.close();
    // The catalog of the analysis above: now nobody works in it.
    expect(frozenSettings(open.home)).toMatchObject([{ chunkDurationS: 10 }]);
    const text = '{\n  "overlapS": 2,\n  "langage": "fr"\n}\n';
    writeFileSync(file, text);
    await start();
    const { page } = open;
    await goTo('advanced');
    await page.locator('.trouble summary').first().click();
    await page.getByText('line 3: "langage" is not a setting', { exact: false }).waitFor();
    expect(readFileSync(file, 'utf8')).toBe(text);
    writeFileSync(file, text.replace('langage', 'language'));
    await page.getByRole('button', { name: 'Relire le fichier' }).click();
    await expect.poll(() => page.getByRole('textbox', { name: /overlap_sec/ }).inputValue()).toBe('2');
  }, 60_000);

  test('the page complained about nothing', () => expect(open.complaints).toEqual([]));
});
