import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT, SAMPLES } from '../nabra.ts';
import { heard, wearEars } from './ears.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';

const noFfmpeg = spawnSync('ffmpeg', ['-version']).error !== undefined;
const why = noWindow() ?? (noFfmpeg ? 'there is no ffmpeg to make calls with' : null);
const SHOTS = join(ROOT, '.cache', 'screenshots');

const [LOW, HIGH] = [400, 1000];
const TONES = [LOW, HIGH];
/** Calls of a low tone on the left and a high one on the right, by how Chromium gets to play them. */
const PLAYED = ['-c:a pcm_alaw alaw.wav', '-c:a libopus opus.ogg', '-c:a flac flac.flac', '-c:a libmp3lame mp3.mp3'];
const PLAYED_TOO = ['-c:a pcm_mulaw mulaw.wav', '-c:a pcm_s24le s24.wav', '-c:a aac aac.m4a'];
const COPIED = ['-c:a adpcm_ima_wav ima.wav', '-c:a adpcm_ms ms.wav', '-f w64 plain.w64'];
const SPOKEN = '20261102-091204_agent01_B2C_20001.wav';
const OTHER = '20261106-140218_agent01_B2C_20007.wav';

function makeCalls(folder: string): void {
  mkdirSync(folder);
  const tone = (hz: number) => ['-f', 'lavfi', '-i', `sine=frequency=${hz}:sample_rate=8000:duration=4`];
  const make = (...rest: string[]) =>
    spawnSync('ffmpeg', ['-v', 'error', ...tone(LOW), ...tone(HIGH), ...rest], { cwd: folder, stdio: 'inherit' });
  for (const call of [...PLAYED, ...PLAYED_TOO, ...COPIED]) {
    make('-filter_complex', '[0][1]amerge=inputs=2,volume=4', ...call.split(' '));
  }
  for (const call of [SPOKEN, OTHER]) copyFileSync(join(SAMPLES, call), join(folder, call));
}

async function openCall(page: Page, name: string): Promise<void> {
  if (await page.locator('.player').isVisible()) {
    await page.keyboard.press('Escape');
    await page.getByRole('grid').waitFor();
  }
  await page.getByRole('row').filter({ hasText: name }).dblclick();
  await page.locator('.place:not(.loading)').waitFor();
}

describe.skipIf(why !== null)(`the player${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-player-'));
  const calls = join(folder, 'calls');
  let open: OpenApp;
  let page: Page;
  const slider = () => page.getByRole('slider', { name: 'Position dans l’appel' });
  const timeS = async () => Number(await slider().getAttribute('aria-valuenow'));
  const place = async () => {
    const [minutes = 0, seconds = 0] =
      ((await page.locator('.place').textContent()) ?? '').split(' ')[0]?.split(':') ?? [];
    return 60 * Number(minutes) + Number(String(seconds).replace(',', '.'));
  };

  beforeAll(async () => {
    makeCalls(calls);
    mkdirSync(join(folder, 'person'));
    open = await openApp([calls], { folder: join(folder, 'person') });
    page = open.page;
    await page.getByRole('button', { name: 'Lancer l’analyse' }).click();
    await page.getByText(/^Terminé/).waitFor({ timeout: 120_000 });
    await wearEars(page);
  }, 180_000);
  afterAll(async () => {
    await open?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('every format is heard, each side in its ear, and copies are made only of what Chromium cannot play', async () => {
    for (const call of [...PLAYED, ...PLAYED_TOO, ...COPIED]) {
      const name = call.split(' ').at(-1) ?? '';
      await openCall(page, name);
      await page.keyboard.press('Space');
      await expect.poll(() => heard(page, TONES), { message: name, timeout: 5000 }).toEqual([[LOW], [HIGH]]);
    }
    const copies = readdirSync(join(open.home, 'cache', 'sound'));
    expect(copies).toHaveLength(COPIED.length);
    expect(copies.every((copy) => /^[0-9a-f]{64}\.wav$/.test(copy))).toBe(true);
  }, 60_000);

  test('alone, a side is in both ears and nothing of the other', async () => {
    await openCall(page, 'alaw.wav');
    await page.keyboard.press('Home');
    await page.keyboard.press('a');
    await page.keyboard.press('Space');
    await expect.poll(() => heard(page, TONES)).toEqual([[LOW], [LOW]]);
    await page.keyboard.press('c');
    await expect.poll(() => heard(page, TONES)).toEqual([[HIGH], [HIGH]]);
    expect(await page.locator('.lane.unheard').textContent()).toContain('Agent');
    await page.keyboard.press('c');
    await expect.poll(() => heard(page, TONES)).toEqual([[LOW], [HIGH]]);
    await page.getByRole('button', { name: 'Les deux voix dans les deux oreilles' }).click();
    await expect.poll(() => heard(page, TONES)).toEqual([TONES, TONES]);
    await page.getByRole('button', { name: 'Les deux voix dans les deux oreilles' }).click();
  });

  test('a stretch is selected by hand and looped, resized by key, and left by Escape before the call is', async () => {
    await openCall(page, SPOKEN);
    const box = await page.locator('.tracks').boundingBox();
    if (!box) throw new Error('no lanes');
    const x = (seconds: number) => box.x + (seconds / 40.8) * box.width;
    await page.mouse.move(x(20), box.y + 30);
    await page.mouse.down();
    await page.mouse.move(x(20.8), box.y + 30, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.press('Space');
    const end = page.getByRole('slider', { name: 'Fin de la boucle' });
    await end.focus();
    await page.keyboard.press('ArrowLeft');
    expect(Number(await end.getAttribute('aria-valuenow'))).toBeCloseTo(20.7, 1);
    const places: number[] = [];
    await expect
      .poll(async () => {
        places.push(await place());
        return places.some((timeS, n) => timeS < (places[n - 1] ?? 0));
      })
      .toBe(true);
    expect(Math.min(...places)).toBeGreaterThanOrEqual(19.9);
    expect(Math.max(...places)).toBeLessThan(21);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.loop-region').count()).toBe(0);
    expect(await page.locator('.player').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Pause' }).click();
  });

  test('the lanes are a slider, come closer and follow what is played', async () => {
    await slider().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await slider().getAttribute('aria-valuetext')).toBe('0:02 sur 0:40');
    const overview = page.getByRole('scrollbar', { name: 'Vue d’ensemble' });
    expect(await overview.getAttribute('aria-valuetext')).toBe('de 0:00 à 0:40');
    for (let n = 0; n < 3; n++) await page.keyboard.press('+');
    expect(await overview.getAttribute('aria-valuetext')).toBe('de 0:01 à 0:07');
    await page.keyboard.press('End');
    await expect.poll(() => overview.getAttribute('aria-valuetext')).toBe('de 0:34 à 0:40');
    await page.keyboard.press('Home');
    await page.keyboard.press('0');
    expect(await overview.getAttribute('aria-valuetext')).toBe('de 0:00 à 0:40');
    await page.locator('.tracks').hover({ position: { x: 200, y: 40 } });
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -300);
    await page.keyboard.up('Control');
    await expect.poll(() => overview.getAttribute('aria-valuetext')).not.toBe('de 0:00 à 0:40');
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, 'call-zoomed-fr-light.png') });
    await page.keyboard.press('0');
  });

  test('what was said last is heard again, and it stops there; silences are skipped', async () => {
    // The first sentence of the agent ends before 6 s; the client answers.
    await slider().focus();
    await page.keyboard.press('Home');
    for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('r');
    await expect.poll(() => page.getByRole('button', { name: 'Pause' }).count()).toBe(1);
    await expect.poll(() => page.getByRole('button', { name: 'Lecture' }).count(), { timeout: 10_000 }).toBe(1);
    expect(await place()).toBeCloseTo(5.5, 0);
    await page.keyboard.press('k');
    await page.keyboard.press('End');
    for (let n = 0; n < 1; n++) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Space');
    // Behind the last word there is less than a second: the end is heard as it is.
    await expect.poll(() => page.getByRole('button', { name: 'Lecture' }).count(), { timeout: 5000 }).toBe(1);
    await page.keyboard.press('k');
  }, 30_000);

  test('speed goes in tenths and is kept; a call is opened where it was left, after a restart too', async () => {
    for (let n = 0; n < 3; n++) await page.keyboard.press(']');
    await page.keyboard.press('[');
    expect(await page.getByRole('group', { name: 'Vitesse' }).textContent()).toContain('1,2×');
    await slider().focus();
    await page.keyboard.press('Home');
    for (let n = 0; n < 7; n++) await page.keyboard.press('ArrowRight');
    await openCall(page, 'alaw.wav');
    await openCall(page, SPOKEN);
    expect(await timeS()).toBe(7);
    await open.close();
    open = await openApp([], { folder: join(folder, 'person') });
    page = open.page;
    await page.getByRole('grid').waitFor();
    await openCall(page, SPOKEN);
    expect(await timeS()).toBe(7);
    expect(await page.getByRole('group', { name: 'Vitesse' }).textContent()).toContain('1,2×');
    await page.getByRole('button', { name: /^Vitesse 1,2/ }).click();
  }, 60_000);

  test('a recording that was moved away is told about, the text stays, and it is heard when it is back', async () => {
    renameSync(join(calls, OTHER), join(folder, 'elsewhere.wav'));
    await page.keyboard.press('Escape');
    await page.getByRole('row').filter({ hasText: OTHER }).dblclick();
    const trouble = page.locator('.sound-trouble');
    await trouble.getByText('Le fichier ou le dossier n’est pas à l’endroit indiqué.').waitFor();
    expect(await page.locator('.utterance').count()).toBeGreaterThan(3);
    await page.screenshot({ path: join(SHOTS, 'call-no-sound-fr-light.png') });
    renameSync(join(folder, 'elsewhere.wav'), join(calls, OTHER));
    await trouble.getByRole('button', { name: 'Réessayer' }).click();
    await page.locator('.place:not(.loading)').waitFor();
  });
});
