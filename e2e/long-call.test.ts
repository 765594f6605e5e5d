import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { riff } from './damaged/riff.ts';
import { CAMPAIGN, makePlace, type Place, parseRun, SAMPLES } from './nabra.ts';
import { memoryOf } from './processes.ts';

const place = makePlace();
afterAll(() => place.remove());

/** Silence in A-law. */
const SILENCE = 0xd5;
const BYTES_PER_S = 16_000;
/** Someone says something this often. */
const SPEECH_EVERY_S = 1200;

/** Writes a stereo A-law call of `durationS` seconds: silence, and a sample call at its start and every twenty minutes. */
function writeCall(path: string, durationS: number): void {
  const sample = readFileSync(join(SAMPLES, '20261102-091204_agent01_B2C_20001.wav'));
  const speech = sample.subarray(sample.indexOf('data') + 8);
  const header = riff(Buffer.alloc(0), { tag: 6, channels: 2, bits: 8, dataSize: durationS * BYTES_PER_S });
  const file = openSync(path, 'w');
  writeSync(file, header);
  for (let atS = 0; atS < durationS; atS += SPEECH_EVERY_S) {
    const stretch = Buffer.alloc(Math.min(SPEECH_EVERY_S, durationS - atS) * BYTES_PER_S, SILENCE);
    speech.copy(stretch);
    writeSync(file, stretch);
  }
  closeSync(file);
}

/** Runs a command and looks at the memory of all its processes four times a second. */
async function peakMemory<T>(work: Promise<T>, of: Place): Promise<{ readonly result: T; readonly peakBytes: number }> {
  const over = new AbortController();
  let peakBytes = 0;
  const watch = (async () => {
    while (!over.signal.aborted) {
      peakBytes = Math.max(peakBytes, memoryOf(of.folder));
      await delay(250);
    }
  })();
  try {
    return { result: await work, peakBytes };
  } finally {
    over.abort();
    await watch;
  }
}

describe.skipIf(!CAMPAIGN || process.platform !== 'linux')('a call of four hours (npm run campaign; Linux)', () => {
  const long = join(place.folder, 'four-hours.wav');

  it('takes hardly more memory than one of ten minutes, and all of it is analysed', async () => {
    const short = join(place.folder, 'ten-minutes.wav');
    writeCall(short, 600);
    const before = await peakMemory(place.analyze([short]), place);
    writeCall(long, 14_400);
    const { result, peakBytes } = await peakMemory(place.analyze([long]), place);
    console.log(
      `peak of all processes: ten minutes ${(before.peakBytes / 1e6).toFixed(0)} MB, four hours ` +
        `${(peakBytes / 1e6).toFixed(0)} MB; ${result.wallS.toFixed(0)} s wall`,
    );
    expect(result.calls[0]).toMatchObject({ status: 'done', durationS: 14_400, flags: [] });
    for (const { segments } of result.calls[0]?.lanes ?? []) {
      const heardAt = new Set(segments.map(({ startS }) => Math.floor(startS / SPEECH_EVERY_S)));
      expect(heardAt.size).toBe(14_400 / SPEECH_EVERY_S);
    }
    expect(peakBytes).toBeLessThanOrEqual(before.peakBytes + 100e6);
  }, 1_800_000);

  it.skipIf(spawnSync('script', ['--version']).status !== 0)(
    'shows on a terminal that it goes on, at least every two seconds (needs script)',
    async () => {
      const other = makePlace();
      // `script` gives the command a terminal; what comes through is the bar being drawn anew.
      const command = `exec ${process.execPath} ${join(import.meta.dirname, '../src/main/cli/index.ts')} analyze ${long} --out ${other.out}`;
      const drawnMs: number[] = [];
      const running = other.startOther(['script', '-qefc', command, '/dev/null']);
      running.child.stdout?.on('data', (text: string) => {
        // Before there is a speed, the file is hashed and the models are loaded.
        if (drawnMs.length > 0 || /[1-9]\S* times real time/.test(text)) drawnMs.push(performance.now());
      });
      const { code } = await running.ended;
      const gapsMs = drawnMs.slice(1).map((at, index) => at - (drawnMs[index] ?? 0));
      console.log(`${drawnMs.length} drawings, longest wait between two ${Math.max(...gapsMs).toFixed(0)} ms`);
      other.remove();
      expect(code).toBe(0);
      expect(drawnMs.length).toBeGreaterThan(50);
      expect(Math.max(...gapsMs)).toBeLessThanOrEqual(2000);
    },
    1_800_000,
  );

  it.each([3000, 15_000])(
    'stops within five seconds of Ctrl-C after %i ms, and says that it may go on',
    async (afterMs) => {
      const other = makePlace();
      const running = other.start(['analyze', long, '--json', '--out', other.out]);
      await delay(afterMs);
      const pressed = performance.now();
      running.child.kill('SIGINT');
      const { code, stdout } = await running.ended;
      const tookMs = performance.now() - pressed;
      console.log(`Ctrl-C after ${afterMs} ms: over in ${tookMs.toFixed(0)} ms`);
      rmSync(other.folder, { recursive: true });
      expect(code).toBe(1);
      // Stopped while it was still being hashed, the file is not among the calls yet.
      for (const { error } of parseRun(stdout).calls) expect(error?.code).toBe('cancelled');
      expect(tookMs).toBeLessThanOrEqual(5000);
    },
    60_000,
  );
});
