import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { riff } from '../damaged/riff.ts';
import { CAMPAIGN, ROOT, SAMPLES } from '../nabra.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';

const why = noWindow();
const SPOKEN = '20261102-091204_agent01_B2C_20001.wav';
const BYTES_PER_S = 16_000;
const HOURS_4_S = 14_400;

/** On a machine that does nothing else half a second is held; beside other work, what no one would call slow. */
const [FIRST_TEXT_MS, SECOND_MS] = CAMPAIGN ? [500, 500] : [8000, 5000];

/** Four hours in which the sample call is held again and again, as A-law. Gives the length of one time, in seconds. */
function writeLongCall(path: string): number {
  const sample = readFileSync(join(SAMPLES, SPOKEN));
  const speech = sample.subarray(sample.indexOf('data') + 8);
  const file = openSync(path, 'w');
  writeSync(file, riff(Buffer.alloc(0), { tag: 6, channels: 2, bits: 8, dataSize: HOURS_4_S * BYTES_PER_S }));
  for (let left = HOURS_4_S * BYTES_PER_S; left > 0; left -= speech.length) writeSync(file, speech.subarray(0, left));
  closeSync(file);
  return speech.length / BYTES_PER_S;
}

interface Chunk {
  readonly position: number;
  readonly start_s: number;
  readonly end_s: number;
  readonly words: string;
}

/** Makes the analysed sample call in a profile that nobody works in one of four hours, without analysing those. */
function lengthen(home: string, path: string, everyS: number): void {
  const database = new Database(join(home, 'catalog.sqlite'));
  const [callId] = database.prepare('SELECT id FROM calls').pluck().all() as [string];
  database.prepare('UPDATE files SET path_bytes = ?').run(Buffer.from(path));
  database.prepare('UPDATE calls SET duration_s = ?').run(HOURS_4_S);
  database.exec('DELETE FROM peaks');
  const chunks = database.prepare('SELECT * FROM chunks').all() as Chunk[];
  const insert = database.prepare(
    `INSERT INTO chunks (call_id, channel, position, start_s, end_s, text, raw_text, confidence, words)
     VALUES (@call_id, @channel, @position, @start_s, @end_s, @text, @raw_text, @confidence, @words)`,
  );
  database.transaction(() => {
    for (let n = 1; (n + 1) * everyS < HOURS_4_S; n++) {
      for (const { position, start_s: startS, end_s: endS, words, ...rest } of chunks) {
        const later = (JSON.parse(words) as { startS: number; endS: number }[]).map((word) => ({
          ...word,
          startS: word.startS + n * everyS,
          endS: word.endS + n * everyS,
        }));
        insert.run({
          ...rest,
          call_id: callId,
          position: position + n * 100,
          start_s: startS + n * everyS,
          end_s: endS + n * everyS,
          words: JSON.stringify(later),
        });
      }
    }
  })();
  database.close();
}

/** Opens the one call by key; gives after how many ms its text, its lanes and its sound were there. */
function openingMs(page: Page): Promise<{ text: number; lanes: number; sound: number }> {
  return page.evaluate(async () => {
    const grid = document.querySelector<HTMLElement>('[role="grid"]');
    grid?.focus();
    const press = (key: string) => grid?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    press('Home');
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const at: Record<string, number> = {};
    const startMs = performance.now();
    press('Enter');
    const drawn = () => {
      const map = document.querySelector<HTMLCanvasElement>('canvas.overview');
      // Somebody speaks at the very end of what was drawn last.
      const pixels = map?.getContext('2d')?.getImageData(map.width * 0.97, 0, map.width * 0.02, map.height).data;
      return pixels?.some((value) => value > 0) ?? false;
    };
    while (Object.keys(at).length < 3) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = performance.now() - startMs;
      if (document.querySelector('.utterance')) at.text ??= now;
      if (drawn()) at.lanes ??= now;
      if (document.querySelector('.place:not(.loading)')) at.sound ??= now;
      if (now > 20_000) break;
    }
    return at as { text: number; lanes: number; sound: number };
  });
}

describe.skipIf(why !== null)(`a call of four hours in the window${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-long-'));
  const person = join(folder, 'person');
  let open: OpenApp;
  beforeAll(async () => {
    mkdirSync(person);
    open = await openApp([join(SAMPLES, SPOKEN)], { folder: person });
    await open.page.getByRole('button', { name: 'Lancer l’analyse' }).click();
    await open.page.getByText(/^Terminé/).waitFor({ timeout: 60_000 });
    const first = await openingMs(open.page);
    await open.page.keyboard.press('Escape');
    await open.page.getByRole('grid').waitFor();
    console.log('a call of 40 s: ms to text, lanes, sound: first', first, 'then', await openingMs(open.page));
    await open.close();
    const path = join(folder, 'long.wav');
    lengthen(open.home, path, writeLongCall(path));
    open = await openApp([], { folder: person });
    await open.page.getByRole('grid').waitFor();
  }, 120_000);
  afterAll(async () => {
    await open?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test(`shows its text ${FIRST_TEXT_MS} ms after it was opened, and is whole the second time after ${SECOND_MS}`, async () => {
    const { page } = open;
    const first = await openingMs(page);
    await page.keyboard.press('Escape');
    await page.getByRole('grid').waitFor();
    const second = await openingMs(page);
    console.log('a call of four hours: first', first, 'then', second);
    expect(first.text).toBeLessThanOrEqual(FIRST_TEXT_MS);
    // The first time the recording is measured: the lanes grow while they are looked at.
    expect(first.sound).toBeLessThan(8000);
    expect(first.lanes).toBeLessThan(15_000);
    expect(Math.max(second.text, second.lanes, second.sound)).toBeLessThanOrEqual(SECOND_MS);
  }, 60_000);

  test('plays and is zoomed without long frames, in the middle of it too', async () => {
    const { page } = open;
    const slider = page.getByRole('slider', { name: 'Position dans l’appel' });
    await slider.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('PageUp');
    expect(await slider.getAttribute('aria-valuetext')).toBe('3:59:30 sur 4:00:00');
    for (let n = 0; n < 12; n++) await page.keyboard.press('+');
    await page.keyboard.press('Space');
    const busyMs = await page.evaluate(async () => {
      // What a frame costs is the time its callbacks and its drawing take: from its start to the next task.
      const costs: number[] = [];
      for (let n = 0; n < 120; n++) {
        const start = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        await new Promise<void>((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve();
          port2.postMessage(null);
        });
        costs.push(performance.now() - start);
      }
      return costs.sort((a, b) => a - b);
    });
    const at = (share: number) => busyMs[Math.floor(share * (busyMs.length - 1))] ?? 0;
    console.log(
      `ms a frame while playing: median ${at(0.5).toFixed(1)}, p95 ${at(0.95).toFixed(1)}, most ${at(1).toFixed(1)}`,
    );
    expect(Number(await slider.getAttribute('aria-valuenow'))).toBeGreaterThanOrEqual(14_370);
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^3:59:3/);
    await page.screenshot({ path: join(ROOT, '.cache', 'screenshots', 'call-long-fr-light.png') });
    expect(at(0.5)).toBeLessThan(30);
  }, 60_000);
});
