import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import type { Side } from '../../src/shared/domain/call.ts';
import { type AnalyzedCall, CAMPAIGN, makePlace, SHARED } from '../nabra.ts';
import { dropFiles } from './drop-files.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';

const CALLS = join(SHARED, 'data', 'calls');
const why = noWindow() ?? (existsSync(CALLS) ? null : 'there are no real calls');
/** Of every kind one that is short: stereo in both containers, mono speech, and music without a word. */
const FEW = [
  'composed/20261109-130220_agent02_B2B_11015.ogg',
  'composed/20261105-175755_agent02_B2C_11013.wav',
  'real/commercial_mono.wav',
  'real/music_on_hold.flac',
];
const PATIENCE = { timeout: CAMPAIGN ? 1_200_000 : 400_000 };

describe.skipIf(why !== null)(`real calls dropped on the window${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-real-'));
  const calls = CAMPAIGN ? CALLS : join(folder, 'calls');
  let open: OpenApp | null = null;
  afterAll(async () => {
    await open?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('each call’s transcripts are the command line’s', async () => {
    if (!CAMPAIGN) {
      mkdirSync(calls);
      for (const path of FEW) copyFileSync(join(CALLS, path), join(calls, basename(path)));
    }
    open = await openApp();
    const { page, output } = open;
    await page.getByRole('heading', { name: 'Déposez un dossier d’appels' }).waitFor();
    await dropFiles(page, [calls]);
    await page.getByRole('button', { name: /Lancer l’analyse/ }).waitFor(PATIENCE);
    await page.keyboard.press('Enter');
    await page.locator('.end-card').waitFor(PATIENCE);
    expect(readdirSync(output)).toHaveLength(5);

    const place = makePlace();
    try {
      const run = await place.analyze([calls]);
      const heard = run.calls.filter(({ lanes }) => lanes.length > 0);
      expect(heard.length).toBeGreaterThanOrEqual(FEW.length);
      for (const call of heard) {
        const { fileName } = call;
        const seen = await openAndRead(page, fileName);
        for (const side of ['agent', 'client', 'mixed'] as const)
          expect(seen[side], `${fileName}: ${side}`).toEqual(wordsOf(call, side));
      }
    } finally {
      place.remove();
    }
    expect(open.complaints).toEqual([]);
  }, 1_500_000);
});

/** Opens the call of a file from the list, and gives the words of each side as they are shown. */
async function openAndRead(page: Page, fileName: string): Promise<Record<Side, string[]>> {
  await page.getByRole('searchbox', { name: 'Nom de fichier' }).fill(fileName);
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.getByRole('slider', { name: 'Position dans l’appel' }).waitFor();
  // Its turns or the sentence that there are none: whichever it is, it is there with the call.
  await page.locator('.turn, main .waiting').first().waitFor();
  const seen = await page.evaluate(() => {
    const of = (side: string) =>
      [...document.querySelectorAll(`.utterance.${side} .word`)].map((word) => word.textContent ?? '');
    return { agent: of('agent'), client: of('client'), mixed: of('mixed') };
  });
  await page.keyboard.press('Escape');
  await page.getByRole('grid').waitFor();
  return seen;
}

function wordsOf({ lanes }: AnalyzedCall, side: Side): string[] {
  return lanes
    .filter((lane) => lane.side === side)
    .flatMap(({ segments }) => segments.flatMap(({ text }) => text.split(/\s+/)))
    .filter((word) => word !== '');
}
