import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BedrockServer, startBedrockServer } from '../../src/main/engine/topics/bedrock/testing/bedrock-server.ts';
import type { EgressRow } from '../../src/shared/domain/egress.ts';
import { ROOT, SAMPLES } from '../nabra.ts';
import { axeFindings } from './axe.ts';
import { clippedText } from './clipped-text.ts';
import { look } from './looks.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';
import { askRaw } from './raw-port.ts';

const why = noWindow();
const SHOTS = join(ROOT, '.cache', 'screenshots');
const CALLS = ['20261102-091204_agent01_B2C_20001.wav', '20261102-101530_agent02_B2B_20002.wav'];
/** Keys of nobody, which are looked for in everything the program leaves behind. */
const CANARY = {
  id: 'AKIACANARYCANARYAB12',
  secret: 'canary/nobody+secret=0123456789abcdefghi',
  token: 'canarytoken0987654321',
};
const MASK = 'smiti Karim Alaoui, nmra dyali 06 12 34 56 78, karim@exemple.ma';

describe.skipIf(why !== null)(`what leaves this computer${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-privacy-'));
  let server: BedrockServer;
  let requests = 0;
  let open: OpenApp;

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    mkdirSync(join(folder, 'calls'));
    const names = readdirSync(SAMPLES).filter((name) => name.endsWith('.wav'));
    for (const name of names.slice(0, CALLS.length)) copyFileSync(join(SAMPLES, name), join(folder, 'calls', name));
    // The second request meets a full service, the third a model that names a topic of its own.
    server = await startBedrockServer({ script: [null, 'throttled', 'off_list', null], latencyMs: 50 });
    open = await openApp([], { folder });
    open.page.setDefaultTimeout(15_000);
    await open.page.locator('.empty, .library').first().waitFor();
  }, 60_000);
  afterAll(async () => {
    await open?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const kept = () => {
    const file = join(folder, 'home', 'settings.json');
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  };
  const goTo = async (section: string) => {
    await open.page.keyboard.press('Control+,');
    await open.page.locator(`#tab-${section}`).click();
  };
  const sheet = () => open.page.locator('dialog[open]');
  const agree = async () => {
    await sheet().locator('.button.primary').click();
    await sheet().waitFor({ state: 'detached' });
  };
  const write = async (field: Locator, text: string) => {
    await field.fill(text);
    await field.press('Enter');
  };
  const field = (name: string) => open.page.locator(`input[aria-label="${name}"]`);
  const rows = async () => {
    const filter = { callId: null, outcome: null, from: null, to: null };
    const answer = await askRaw(open.page, 'engine', 'ledgerPage', { filter, offset: 0, limit: 100 });
    return (answer.value as { rows: EgressRow[] }).rows;
  };
  const tryButton = () => open.page.getByRole('button', { name: 'Essayer la connexion' });

  test('by itself nothing may, and nothing of Bedrock can be set or tried', async () => {
    const { page } = open;
    await page.getByRole('button', { name: 'Rien ne quitte cet ordinateur' }).click();
    await page.getByText('Rien n’a quitté cet ordinateur.').waitFor();
    await page.keyboard.press('Escape');
    await goTo('topics');
    expect(await field('Modèle').isDisabled()).toBe(true);
    expect(await tryButton().isDisabled()).toBe(true);
    // Also whoever asks past the page gets nowhere.
    const answer = await askRaw(page, 'engine', 'testBedrock', null);
    expect(answer.value).toMatchObject({ kind: 'trouble', trouble: { code: 'switched_off' } });
    expect(await rows()).toEqual([]);
  });

  test('what would be hidden is shown by kind', async () => {
    const { page } = open;
    await goTo('privacy');
    await page.getByRole('textbox', { name: 'Texte à masquer' }).fill(`😀 ${MASK}`);
    const marks = page.locator('.redaction-tried mark');
    await marks.nth(5).waitFor();
    expect(await marks.allInnerTexts()).toEqual([
      'Karim Alaoui nom de personne',
      '06 12 34 56 78 téléphone',
      'karim@exemple.ma e-mail',
      '[nom]',
      '[téléphone]',
      '[e-mail]',
    ]);
  });

  test('the network is allowed only after it was said to whom, where, what and what not', async () => {
    const { page } = open;
    const box = page.getByRole('checkbox', { name: 'Rien ne quitte cet ordinateur' });
    await box.click();
    await sheet().getByText('Amazon Bedrock, d’Amazon Web Services (bedrock-runtime)').waitFor();
    for (const text of ['anthropic.claude-3-5-sonnet-20240620-v1:0', 'Traité dans la région eu-central-1.'])
      await sheet().getByText(text, { exact: false }).first().waitFor();
    await sheet().getByText('Ce qui est parti ne peut pas être rappelé.').waitFor();
    // The answer that lies at hand leaves everything as it is.
    await page.keyboard.press('Enter');
    await sheet().waitFor({ state: 'detached' });
    expect(await box.isChecked()).toBe(true);
    await box.click();
    await agree();
    await expect.poll(() => box.isChecked()).toBe(false);
    await expect.poll(kept).toEqual({ networkAllowed: true });
    await page.getByRole('button', { name: 'Réseau autorisé', exact: false }).first().waitFor();
  });

  test('another model or address wants a word of its own, and one that anybody can read along is not taken', async () => {
    const { page } = open;
    await goTo('topics');
    await write(field('Modèle'), 'eu.anthropic.claude-sonnet-4-20250514-v1:0');
    await sheet().getByText('peut être traité hors de eu-central-1', { exact: false }).waitFor();
    await page.keyboard.press('Escape');
    expect(await field('Modèle').inputValue()).toBe('anthropic.claude-3-5-sonnet-20240620-v1:0');
    await write(field('Adresse du service'), 'http://bedrock.example');
    await page.getByRole('alert').getByText('https://', { exact: false }).waitFor();
    await write(field('Adresse du service'), server.endpoint);
    await sheet().getByText(server.endpoint).waitFor();
    await agree();
    await expect.poll(kept).toEqual({ networkAllowed: true, bedrockEndpoint: server.endpoint });
  });

  test('keys are typed once, and the page knows their end alone', async () => {
    const { page } = open;
    await page.getByRole('button', { name: 'Saisir des clés…' }).click();
    await page.keyboard.type('short');
    await page.keyboard.press('Enter');
    await sheet().getByText('Un identifiant a de 16 à 128', { exact: false }).waitFor();
    await sheet().getByRole('textbox', { name: 'Identifiant de clé d’accès' }).fill(CANARY.id);
    await sheet().getByLabel('Clé d’accès secrète').fill(CANARY.secret);
    await sheet().getByLabel('Jeton de session, s’il y en a un').fill(CANARY.token);
    await page.keyboard.press('Enter');
    await sheet().waitFor({ state: 'detached' });
    await page.getByText('Clé finissant par', { exact: false }).getByText('AB12', { exact: false }).waitFor();
    expect(await page.content()).not.toContain(CANARY.secret);
    const state = await askRaw(page, 'shell', 'credentials', null);
    expect(JSON.stringify(state)).toContain('"ending":"AB12"');
    expect(JSON.stringify(state)).not.toMatch(/canary/i);
  });

  test('a try says who answered, and stands in the ledger', async () => {
    await tryButton().click();
    await open.page.getByText('La connexion fonctionne', { exact: false }).waitFor();
    expect(server.seen).toHaveLength(1);
    expect(await rows()).toMatchObject([{ purpose: 'test', callId: null, outcome: 'answered' }]);
  });

  test('a batch asks Bedrock, and the ledger has what the server saw', async () => {
    const { page } = open;
    await page.getByText('Par Amazon Bedrock', { exact: true }).click();
    await page.getByRole('button', { name: 'Réseau autorisé : Bedrock, eu-central-1' }).waitFor();
    await page.keyboard.press('Escape');
    await open.app.evaluate(
      ({ dialog }, path) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
      },
      join(folder, 'calls'),
    );
    await page.keyboard.press('Control+o');
    await page.getByRole('button', { name: 'Lancer l’analyse' }).click();
    await page.getByText('Terminé', { exact: false }).first().waitFor({ timeout: 90_000 });
    const listed = await rows();
    // The try, an answer for each call, and the two that were asked again.
    expect(listed.map(({ outcome }) => outcome).sort()).toEqual([
      'answered',
      'answered',
      'answered',
      'answered',
      'refused',
    ]);
    const bodies = [];
    for (const { id } of listed)
      bodies.push((await askRaw(page, 'engine', 'ledgerEntry', { id })).value as { payload: string });
    expect(bodies.map(({ payload }) => payload).sort()).toEqual(server.seen.map(({ body }) => body).sort());
    const tokens = listed.reduce((sum, { inputTokens }) => sum + (inputTokens ?? 0), 0);
    expect(tokens).toBe(server.seen.reduce((sum, { usage }) => sum + (usage?.inputTokens ?? 0), 0));
    requests = server.seen.length;
  }, 120_000);

  test('the page lists it, narrows it, opens a request and its call, all by the keyboard', async () => {
    const { page } = open;
    await page.keyboard.press('Control+Shift+L');
    const grid = page.getByRole('grid', { name: 'Demandes qui sont parties' });
    await expect.poll(() => grid.getByRole('row').count()).toBe(requests + 1);
    await page.getByRole('button', { name: /^Refusé/ }).click();
    await expect.poll(() => grid.getByRole('row').count()).toBe(2);
    await page.getByRole('button', { name: 'Tout montrer' }).click();
    await expect.poll(() => grid.getByRole('row').count()).toBe(requests + 1);
    await grid.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await sheet().getByText('<transcription>', { exact: false }).first().waitFor();
    await page.screenshot({ path: join(SHOTS, 'ledger-entry-fr-light.png') });
    await sheet().getByRole('button', { name: 'Ouvrir l’appel' }).click();
    await page.locator('.utterance').first().waitFor();
    await page.keyboard.press('Escape');
    await grid.waitFor();
  });

  test('it is written as a table', async () => {
    const { page } = open;
    await page.keyboard.press('Control+e');
    await page.getByRole('button', { name: 'Montrer le fichier' }).waitFor();
    const name = readdirSync(open.output).find((one) => one.startsWith('egress_ledger_')) ?? '';
    const table: { payload: string }[] = parse(readFileSync(join(open.output, name)), { bom: true, columns: true });
    expect(table.map(({ payload }) => payload).sort()).toEqual(server.seen.map(({ body }) => body).sort());
  });

  test.each(['fr', 'ar', 'en'] as const)(
    'it can be read and reached in %s',
    async (language) => {
      const { page } = open;
      await open.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 720));
      await look(page, { language });
      const found: string[] = [];
      const inspect = async (view: string) => {
        for (const theme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme: theme });
          await page.waitForFunction((one) => document.documentElement.dataset.theme === one, theme);
          const name = `${view}-${language}-${theme}`;
          await page.screenshot({ path: join(SHOTS, `${name}.png`) });
          const axe = language === 'en' ? [] : await axeFindings(page);
          found.push(...[...(await clippedText(page)), ...axe].map((one) => `${name}: ${one}`));
        }
      };
      await inspect('ledger');
      await page.getByRole('grid').focus();
      await page.keyboard.press('Enter');
      await sheet().locator('pre').first().waitFor();
      await inspect('ledger-entry');
      await page.keyboard.press('Escape');
      await sheet().waitFor({ state: 'detached' });
      await goTo('privacy');
      await inspect('privacy-allowed');
      await page.locator('#tab-topics').click();
      await inspect('topics-allowed');
      await page.locator('.keys-state + button').click();
      await inspect('keys-sheet');
      await page.keyboard.press('Escape');
      await page.locator('#tab-privacy').click();
      const box = page.locator('.network-switch input');
      await box.click();
      await expect.poll(() => box.isChecked()).toBe(true);
      await box.click();
      await sheet().waitFor();
      await inspect('consent');
      await agree();
      await page.keyboard.press('Escape');
      await page.getByRole('grid').waitFor();
      expect(found).toEqual([]);
    },
    120_000,
  );

  test('cut again, nothing is sent any more', async () => {
    const { page } = open;
    await look(page, { language: 'fr', theme: 'light' });
    await goTo('privacy');
    await page.getByRole('checkbox', { name: 'Rien ne quitte cet ordinateur' }).click();
    await expect.poll(() => kept().networkAllowed).toBe(false);
    const requests = server.seen.length;
    expect((await askRaw(page, 'engine', 'testBedrock', null)).value).toMatchObject({
      trouble: { code: 'switched_off' },
    });
    expect(server.seen).toHaveLength(requests);
  });

  test('the page complained about nothing', () => expect(open.complaints).toEqual([]));

  test('the secret is in no file that the program left', async () => {
    await open.close();
    const found = filesUnder(folder).filter((path) => {
      const text = readFileSync(path, 'latin1');
      // Chromium keeps some texts in two bytes a letter.
      return [CANARY.secret, CANARY.token].some(
        (secret) => text.includes(secret) || text.includes(Buffer.from(secret, 'utf16le').toString('latin1')),
      );
    });
    expect(found).toEqual([]);
  });
});

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}
