import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CAMPAIGN, copySamples, makePlace, ROOT } from '../nabra.ts';
import { look } from './looks.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';
import { longestTaskMs, slowestKeyMs, watchTasks } from './smoothness.ts';

const why = noWindow();
/** What the views looked like in the last run, for people to look at. */
const SHOTS = join(ROOT, '.cache', 'screenshots');
/** One call after the other, the longest first: so that there is time to pause, and a call that comes last. */
const SETTINGS = { analyzers: 1, fileBatchSize: 1 };
/** The shortest of them, but for one that claims more than it holds: it is analysed near the end. */
const LAST = '20261107-113926_agent03_B2B_20009.ogg';
/** A run on a machine that does other work as well. */
const PATIENCE = { timeout: 240_000 };

async function shots(page: Page, view: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  for (const language of ['ar', 'fr'] as const) {
    for (const theme of ['dark', 'light'] as const) {
      await look(page, { language, theme });
      await page.screenshot({ path: join(SHOTS, `${view}-${language}-${theme}.png`) });
    }
  }
}

describe.skipIf(why !== null)(`a run from the window${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-run-'));
  const calls = join(folder, 'calls');
  const output = join(folder, 'output');
  const results = () => (existsSync(output) ? readdirSync(output) : []).sort();
  let open: OpenApp;
  let sheet: Locator;
  let card: Locator;

  const setUp = (settings: object) => writeFileSync(join(folder, 'home', 'settings.json'), JSON.stringify(settings));
  const start = async (args: readonly string[]) => {
    open = await openApp(args, { folder });
    sheet = open.page.getByRole('dialog');
    card = open.page.locator('.end-card');
  };
  /** Waits until every file is found and queued. */
  const scanned = async () => {
    const strip = open.page.locator('.running');
    await strip.getByText('/ 17').waitFor();
    await expect.poll(() => strip.textContent()).not.toContain('Recherche');
  };

  beforeAll(async () => {
    mkdirSync(join(folder, 'home'), { mode: 0o700 });
    setUp(SETTINGS);
    const [first = ''] = copySamples(calls);
    copyFileSync(join(calls, first), join(calls, 'zz-copy.wav'));
    for (const n of [1, 2, 3, 4, 5]) writeFileSync(join(calls, `empty-${n}.wav`), '');
    writeFileSync(join(calls, 'text.wav'), 'no sound at all');
    writeFileSync(join(calls, 'list.xlsx'), 'no recording');
    await start([calls]);
  }, 60_000);
  afterAll(async () => {
    await open?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('before the start it says what was found, what not and why, and how it will be done', async () => {
    await sheet.getByText('17 fichiers trouvés').waitFor(PATIENCE);
    await sheet.getByRole('button', { name: /Lancer l’analyse/ }).waitFor(PATIENCE);
    const said = (await sheet.textContent()) ?? '';
    for (const part of [
      '6 écartés',
      '10 appels · B2B 3 · B2C 7',
      'inconnu avant la première analyse',
      'Moonshine tiny, English',
      'Le fichier est vide.',
      'et 2 autres',
      'Le contenu du fichier n’est pas du son',
      '« \u2068agent-left\u2069 » à gauche',
      'Ici : 9 à gauche, 0 à droite.',
      '1 appel à un seul canal',
      'zz-copy.wav',
    ])
      expect(said, part).toContain(part);
    await sheet.getByText('À droite', { exact: true }).click();
    await sheet.getByText('dans tous les appels de ce lot').waitFor();
    await sheet.getByText('Selon le nom du fichier').click();
    await open.page.screenshot({ path: join(SHOTS, 'preflight-mixed-fr-light.png') });
  }, 260_000);

  test('a call that is opened while it is analysed fills in, and the window stays quick meanwhile', async () => {
    const { page } = open;
    await watchTasks(page);
    await page.keyboard.press('Enter');
    await scanned();
    // The longest, which is analysed first.
    const search = page.getByRole('searchbox', { name: 'Nom de fichier' });
    await search.fill('20003');
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'agent01 → 20003' }).waitFor();
    await expect.poll(() => page.locator('.utterance').count(), PATIENCE).toBeGreaterThan(2);
    await page.keyboard.press('Escape');
    const bar = page.getByRole('progressbar', { name: 'Avancement de l’analyse' });
    await bar.waitFor();
    await search.fill('');
    const slowest = await slowestKeyMs(page, search, 'agent0123456');
    await search.fill('');
    expect(await bar.isVisible()).toBe(true);
    console.log(`slowest key ${Math.round(slowest)} ms, longest task ${await longestTaskMs(page)} ms`);
    // Elsewhere other work may stand in the way of the window too.
    expect(slowest).toBeLessThan(CAMPAIGN ? 100 : 1000);
    expect(await longestTaskMs(page)).toBeLessThan(CAMPAIGN ? 200 : 1000);
  }, 260_000);

  test('a pause keeps the rest waiting, and nothing is written yet', async () => {
    const { page } = open;
    await page.keyboard.press('Control+p');
    await page.getByText(/En pause · \d+ appels attendent/).waitFor(PATIENCE);
    expect(results()).toEqual([]);
    await shots(page, 'paused');
    await page.keyboard.press('Control+p');
    await scanned();
  }, 260_000);

  test('a call that fails does not stop the others; the end is told in figures, and the files are written', async () => {
    const { page } = open;
    renameSync(join(calls, LAST), join(folder, LAST));
    await page.keyboard.press('Control+m');
    const live = page.getByRole('region', { name: 'En direct' });
    await live.getByText('Carte graphique').waitFor();
    await expect.poll(() => live.locator('.recharts-line').count(), PATIENCE).toBe(5);
    await live.getByText('reconnaissance').waitFor(PATIENCE);
    await shots(page, 'running');
    await card.getByText('Terminé : 9 analysés').waitFor(PATIENCE);
    await card.getByText('en échec', { exact: true }).waitFor();
    await card.getByRole('button', { name: 'Voir les échecs' }).waitFor();
    await shots(page, 'ended');
    expect(results()).toHaveLength(5);
    await page.keyboard.press('Control+m');
    await live.waitFor({ state: 'detached' });
  }, 260_000);

  test('what failed is tried again in the same batch', async () => {
    renameSync(join(folder, LAST), join(calls, LAST));
    await card.getByRole('button', { name: 'Réessayer l’appel en échec' }).click();
    await card.getByText('Terminé : 10 analysés').waitFor(PATIENCE);
    expect(await card.textContent()).not.toContain('en échec');
    expect(results()).toHaveLength(10);
  }, 260_000);

  test('its table is the command line’s, word for word', async () => {
    const place = makePlace();
    try {
      const run = await place.analyze([calls]);
      const table = results().findLast((name) => /^optimized_results_.*\.csv$/.test(name)) ?? '';
      const mine = wordsOf(join(output, table));
      expect(mine).toHaveLength(11);
      expect(mine).toEqual(wordsOf(run.outputs.results));
    } finally {
      place.remove();
    }
  }, 260_000);

  test('the end is still told after a restart, until it is put away', async () => {
    expect(open.complaints).toEqual([]);
    await open.close();
    await start([calls]);
    await sheet.getByText('Tout est déjà analysé avec ces réglages').waitFor(PATIENCE);
    await sheet.getByRole('button', { name: 'Annuler' }).click();
    await card.getByText('Terminé : 10 analysés').waitFor();
    await card.getByRole('button', { name: 'Fermer' }).click();
    await card.waitFor({ state: 'detached' });
    await open.page.reload();
    await open.page.getByRole('grid').waitFor();
    expect(await card.count()).toBe(0);
  }, 260_000);

  test('stopping for good writes what is done, and the rest can still go on', async () => {
    expect(open.complaints).toEqual([]);
    await open.close();
    // Another detector: nothing is analysed with it yet.
    setUp({ ...SETTINGS, vadModel: 'silero-vad-v5' });
    await start([calls]);
    const { page } = open;
    await sheet.getByRole('button', { name: /Lancer l’analyse/ }).waitFor(PATIENCE);
    expect(await sheet.textContent()).not.toContain('inconnu avant');
    await page.keyboard.press('Enter');
    await scanned();
    await page.getByRole('button', { name: 'Arrêter là' }).click();
    await page.getByText(/appels laissés de côté/).waitFor(PATIENCE);
    await card.getByText(/Arrêté : /).waitFor();
    expect(results()).toHaveLength(15);
    await page.getByRole('button', { name: /Reprendre/ }).click();
    await card.getByText('Terminé : 10 analysés').waitFor(PATIENCE);
    expect(open.complaints).toEqual([]);
  }, 260_000);
});

/** The rows of the calls of a table, without the ids that each profile makes for itself. */
function wordsOf(table: string): string[] {
  const text = readFileSync(table, 'utf8').replaceAll(/"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"/g, '""');
  return text.split('\r\n').filter((line) => /_agent\d\d_B2[BC]_|^"?zz-copy/.test(line));
}
