import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SAMPLES } from '../nabra.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';

const why = noWindow();
const CALL = '20261102-091204_agent01_B2C_20001.wav';

describe.skipIf(why !== null)(`the keys${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-keys-'));
  let open: OpenApp;
  const start = async () => {
    open = await openApp([], { folder });
    await open.page.locator('.empty, .library').first().waitFor();
  };
  const goToKeys = async () => {
    await open.page.keyboard.press('Control+,');
    await open.page.locator('#tab-keys').click();
  };
  const row = (name: string) => open.page.locator(`.key-row:has(> span:text-is("${name}"))`);
  const caps = (name: string) => row(name).locator('kbd').allTextContents();
  const strike = async (name: string, key: string) => {
    await row(name).getByRole('button', { name: 'Ajouter une touche' }).click();
    await open.page.keyboard.press(key);
  };

  beforeAll(async () => {
    mkdirSync(join(folder, 'calls'));
    copyFileSync(join(SAMPLES, CALL), join(folder, 'calls', CALL));
    await start();
  }, 60_000);
  afterAll(async () => {
    await open?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('all of them are shown when they are asked for, and Escape closes them', async () => {
    const { page } = open;
    for (const key of ['F1', '?']) {
      await page.keyboard.press(key);
      const sheet = page.getByRole('dialog', { name: 'Raccourcis clavier' });
      await sheet.getByText('Réécouter la phrase').waitFor();
      await sheet.getByText('Parcourir les appels').waitFor();
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
    }
  });

  test('a command gets a key more, and loses one', async () => {
    await goToKeys();
    await strike('Lire, pause', 'p');
    await expect.poll(() => caps('Lire, pause')).toEqual(['Espace', 'Ctrl Espace', 'P']);
    await row('Lire, pause').getByRole('button', { name: 'Retirer Ctrl Espace' }).click();
    await expect.poll(() => caps('Lire, pause')).toEqual(['Espace', 'P']);
  });

  test('a key that is taken is named with its command, and moves only on a word', async () => {
    const { page } = open;
    await strike('Lire, pause', 'r');
    await page
      .getByRole('alert')
      .getByText(/R.? sert déjà à « Réécouter la phrase »/)
      .waitFor();
    await page.getByRole('button', { name: 'Laisser' }).click();
    expect(await caps('Réécouter la phrase')).toEqual(['R']);
    await strike('Lire, pause', 'r');
    await page.getByRole('button', { name: 'La déplacer ici' }).click();
    await expect.poll(() => caps('Lire, pause')).toEqual(['Espace', 'P', 'R']);
    expect(await caps('Réécouter la phrase')).toEqual([]);
    await strike('Sélectionner la ligne', 'Enter');
    await page.getByRole('alert').getByText('est une touche fixe', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Laisser' }).click();
    await strike('Lire, pause', 'Escape');
    expect(await caps('Lire, pause')).toEqual(['Espace', 'P', 'R']);
  });

  test('they are obeyed, also after a new start', async () => {
    await open.close();
    await start();
    const { page } = open;
    await open.app.evaluate(
      ({ dialog }, path) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
      },
      join(folder, 'calls'),
    );
    await page.keyboard.press('Control+o');
    await page.getByRole('button', { name: 'Lancer l’analyse' }).click();
    await page.getByText('Terminé', { exact: false }).first().waitFor({ timeout: 60_000 });
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.locator('.utterance').first().waitFor();
    const pause = page.locator('.player').getByRole('button', { name: 'Pause' });
    await page.keyboard.press('p');
    await pause.waitFor();
    await page.keyboard.press('r');
    await pause.waitFor({ state: 'detached' });
  }, 120_000);

  test('they are given back, one and all', async () => {
    const { page } = open;
    await goToKeys();
    await row('Réécouter la phrase').getByRole('button', { name: 'Rétablir la valeur par défaut' }).click();
    await expect.poll(() => caps('Réécouter la phrase')).toEqual(['R']);
    expect(await caps('Lire, pause')).toEqual(['Espace', 'P']);
    await page.getByRole('button', { name: 'Rétablir les raccourcis par défaut' }).click();
    await expect.poll(() => caps('Lire, pause')).toEqual(['Espace', 'Ctrl Espace']);
    await page.getByRole('button', { name: 'Annuler', exact: true }).click();
    await expect.poll(() => caps('Lire, pause')).toEqual(['Espace', 'P']);
  });

  test('the page complained about nothing', () => expect(open.complaints).toEqual([]));
});
