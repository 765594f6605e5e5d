import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildZip } from '../../src/main/engine/models/build-zip.ts';
import { ROOT } from '../nabra.ts';
import { dropFiles } from './drop-files.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';

const why = noWindow();
const MOONSHINE = join(ROOT, 'node_modules/@usefulsensors/moonshine-js/dist/model/tiny/quantized');

/** A model of one's own, made of the files that came by npm: they say nothing of themselves but what they are. */
function makePack(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(MOONSHINE)) copyFileSync(join(MOONSHINE, name), join(folder, name));
  return folder;
}

/** The `model.json` of such a pack, as it came with the program. */
function manifest(id: string, name: string): string {
  const own = JSON.parse(readFileSync(join(ROOT, 'models/moonshine-tiny-en/model.json'), 'utf8'));
  const files = own.files.map((file: { source: string }) => ({ ...file, source: file.source.split('/').at(-1) }));
  return JSON.stringify({ ...own, id, name, licence: 'CC-BY-4.0', files });
}

describe.skipIf(why !== null)(`the page of models${why ? ` (skipped: ${why})` : ''}`, () => {
  let open: OpenApp;
  const packs = mkdtempSync(join(tmpdir(), 'nabra-packs-'));
  const whole = join(packs, 'mine');
  const imported = () => join(open.home, 'models');
  const row = (name: string | RegExp) => open.page.getByRole('listitem', { name });

  /** What a row says, with plain blanks. */
  const textOf = async (name: string) => ((await row(name).textContent()) ?? '').replace(/[\u00a0\u202f\n]+/g, ' ');

  /** What the dialog for folders and files will be answered with. */
  const answerDialog = (path: string) =>
    open.app.evaluate(({ dialog }, filePath) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
    }, path);

  beforeAll(async () => {
    makePack(whole);
    writeFileSync(join(whole, 'model.json'), manifest('mine', 'Mon modèle'));
    open = await openApp();
    await open.page.getByRole('heading', { name: 'Déposez un dossier d’appels' }).waitFor();
    await open.page.keyboard.press('Control+,');
    await open.page.getByRole('tab', { name: 'Modèles' }).click();
  }, 60_000);
  afterAll(async () => {
    await open?.close();
    rmSync(packs, { recursive: true, force: true });
  });

  test('shows what came with the program, and what the machine can do, before any download', async () => {
    const tiny = row('Moonshine tiny, English');
    await tiny.getByText('anglais').waitFor();
    expect(await textOf('Moonshine tiny, English')).toMatch(/prêt.*28,2 Mo.*MIT.*fourni avec Nabra.*Utilisé/);
    await row('Silero VAD v6').getByText('Utilisé').waitFor();
    await open.page.getByText('Carte graphique').waitFor();
    await open.page.getByText(/les modèles tournent sur le processeur/).waitFor();
    expect(await tiny.getByRole('button', { name: 'Retirer' }).count()).toBe(0);
  });

  test('compares a model with its hashes', async () => {
    const vad = row('Silero VAD v6');
    await vad.getByRole('button', { name: 'Vérifier' }).click();
    await vad.getByText('vérifié').waitFor();
  });

  test('imports a folder that is dropped on it, instead of analysing it', async () => {
    await dropFiles(open.page, [whole]);
    await open.page.getByText('Mon modèle').first().waitFor();
    await open.page.getByText(/est importé et vérifié/).waitFor();
    expect(await textOf('Mon modèle')).toMatch(/vérifié.*CC-BY-4\.0.*importé/);
    expect(await open.page.getByRole('dialog').count()).toBe(0);
    expect(readdirSync(join(imported(), 'mine')).sort()).toEqual([
      'decoder_model_merged.onnx',
      'encoder_model.onnx',
      'model.json',
    ]);
  });

  test('imports a zip that is chosen', async () => {
    const entries = ['encoder_model.onnx', 'decoder_model_merged.onnx'].map((name) => ({
      name: `zipped/${name}`,
      content: readFileSync(join(MOONSHINE, name)),
      deflate: false,
    }));
    const zip = join(packs, 'zipped.zip');
    writeFileSync(zip, buildZip(entries));
    await answerDialog(zip);
    await open.page.getByRole('button', { name: 'Choisir un zip…' }).click();
    await row('zipped').waitFor();
    expect(await textOf('zipped')).toMatch(/vérifié.*anglais.*licence non précisée/);
  });

  test('gives the slot to another model, for the next batch', async () => {
    await row('Mon modèle').getByRole('button', { name: 'Utiliser' }).click();
    await row('Mon modèle').getByText('Utilisé').waitFor();
    expect(JSON.parse(readFileSync(join(open.home, 'settings.json'), 'utf8'))).toEqual({ asrModel: 'mine' });
    await expect.poll(() => row('Mon modèle').getByRole('button', { name: 'Retirer' }).isDisabled()).toBe(true);
    expect(await row('Moonshine tiny, English').getByText('Utilisé').count()).toBe(0);
  });

  test('lets a text classifier judge one side, both, or none', async () => {
    const kept = () => JSON.parse(readFileSync(join(open.home, 'settings.json'), 'utf8'));
    const slot = open.page.getByRole('region', { name: 'Sentiment du texte' });
    await dropFiles(open.page, [join(ROOT, 'src/main/analyzer/sentiment/test-models/roberta-tiny')]);
    await row('roberta-tiny').getByRole('button', { name: 'pour l’agent' }).click();
    await expect.poll(kept).toMatchObject({ textAgentModel: 'roberta-tiny' });
    const client = slot.getByRole('combobox', { name: 'Sentiment du texte : Client' });
    await client.selectOption({ label: 'roberta-tiny' });
    await row('roberta-tiny').getByText('✓ Client').waitFor();
    await slot.getByRole('combobox', { name: 'Agent' }).selectOption({ label: 'Aucun : ce côté n’est pas jugé' });
    await row('roberta-tiny').getByRole('button', { name: 'pour l’agent' }).waitFor();
    await expect.poll(kept).toEqual({ asrModel: 'mine', textAgentModel: null, textClientModel: 'roberta-tiny' });
    expect(await row('roberta-tiny').getByRole('button', { name: 'Retirer' }).isDisabled()).toBe(true);
    await client.selectOption({ label: 'Aucun : ce côté n’est pas jugé' });
    await row('roberta-tiny').getByRole('button', { name: 'pour le client' }).waitFor();
  });

  test('refuses weights that can run programs, and names the way to convert them', async () => {
    const folder = join(packs, 'v1');
    mkdirSync(folder);
    writeFileSync(join(folder, 'client_acoustic_svm.joblib'), 'x');
    await answerDialog(folder);
    await open.page.getByRole('button', { name: 'Choisir un dossier…' }).click();
    await open.page.getByText('v1\u2069 n’a pas été importé').waitFor();
    await open.page.getByText('tools/convert-models (see docs/from-v1.md)').first().waitFor({ state: 'attached' });
  });

  test('refuses a damaged model and says why', async () => {
    const damaged = makePack(join(packs, 'damaged'));
    writeFileSync(join(damaged, 'model.json'), manifest('damaged', 'Abîmé'));
    // As long as it should be: only its hash can tell.
    writeFileSync(join(damaged, 'encoder_model.onnx'), Buffer.alloc(7_937_661));
    await answerDialog(damaged);
    await open.page.getByRole('button', { name: 'Choisir un dossier…' }).click();
    await open.page.getByText('damaged\u2069 n’a pas été importé').waitFor();
    expect(existsSync(join(imported(), 'damaged'))).toBe(false);
    const calls = join(ROOT, 'resources/samples/calls');
    await dropFiles(open.page, [calls]);
    await open.page.getByText('calls\u2069 n’a pas été importé').waitFor();
    expect(await open.page.getByRole('dialog').count()).toBe(0);
  });

  test('shows that an imported model was changed behind its back', async () => {
    const file = join(imported(), 'zipped', 'encoder_model.onnx');
    // In one step: the page may list the models at any moment, and is not told again of what happens behind its back.
    writeFileSync(`${file}.new`, Buffer.alloc(7_937_661));
    renameSync(`${file}.new`, file);
    await row('zipped').getByRole('button', { name: 'Vérifier' }).click();
    await row('zipped').getByText('endommagé', { exact: false }).first().waitFor();
    truncateSync(file, 0);
  });

  test('removes an imported model when asked to, and told so again', async () => {
    await row('zipped').getByRole('button', { name: 'Retirer' }).click();
    const sheet = open.page.getByRole('dialog');
    await sheet.getByText('Les appels déjà analysés gardent leurs résultats').waitFor();
    await sheet.getByRole('button', { name: 'Garder' }).click();
    await expect.poll(() => row('zipped').count()).toBe(1);
    await row('zipped').getByRole('button', { name: 'Retirer' }).click();
    await sheet.getByRole('button', { name: 'Retirer' }).click();
    await expect.poll(() => row('zipped').count()).toBe(0);
    expect(existsSync(join(imported(), 'zipped'))).toBe(false);
  });

  test('imports a folder of several models, as conversion leaves it, into their slots', async () => {
    const converted = join(packs, 'convertis');
    writeFileSync(join(makePack(join(converted, 'asr-v1')), 'model.json'), manifest('asr-v1', 'Reconnaissance v1'));
    const text = join(ROOT, 'src/main/analyzer/sentiment/test-models/roberta-tiny');
    cpSync(text, join(converted, 'texte-v1'), { recursive: true });
    const slots = { asr: 'asr-v1', textAgent: 'texte-v1', textClient: 'texte-v1' };
    writeFileSync(join(converted, 'nabra-models.json'), JSON.stringify({ models: ['asr-v1', 'texte-v1'], slots }));
    await dropFiles(open.page, [converted]);
    await open.page.getByText(/2 modèles de .*convertis.* sont importés, vérifiés et mis à leur place/).waitFor();
    await row('Reconnaissance v1').getByText('Utilisé').waitFor();
    await row('texte-v1').getByText('✓ Client').waitFor();
    const kept = JSON.parse(readFileSync(join(open.home, 'settings.json'), 'utf8'));
    expect(kept).toMatchObject({ asrModel: 'asr-v1', textAgentModel: 'texte-v1', textClientModel: 'texte-v1' });
  });

  test('the page complained about nothing', () => expect(open.complaints).toEqual([]));
});
