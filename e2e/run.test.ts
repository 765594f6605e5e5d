import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { CAMPAIGN, makePlace, SHARED, textOf } from './nabra.ts';

const real = join(SHARED, 'data', 'calls', 'real');
/** In the suite the short ones; the campaign takes all. */
const SHORT = /commercial|music|Mono/;
const place = makePlace();
afterAll(() => place.remove());

it.skipIf(!existsSync(real))(
  'analyses real calls, and hears no words in music (needs ../shared/data/calls/real)',
  async () => {
    const names = readdirSync(real).filter((name) => CAMPAIGN || SHORT.test(name));
    const { code, counts, calls, audioS, wallS } = await place.analyze(names.map((name) => join(real, name)));
    expect(code).toBe(0);
    expect(counts).toEqual({ found: names.length, analysed: names.length, failed: 0, rejected: 0, skipped: 0 });
    for (const { fileName, lanes, flags } of calls) {
      if (fileName.startsWith('music')) {
        expect(lanes.flatMap(({ segments }) => segments)).toEqual([]);
        expect(flags).toContain('no_speech');
      } else {
        for (const lane of lanes) expect(textOf(lane).length, fileName).toBeGreaterThan(20);
      }
      console.log(
        fileName,
        flags.join(' ') || '-',
        lanes.map((lane) => `${lane.side}: ${textOf(lane).slice(0, 60)}`),
      );
    }
    console.log(`${audioS.toFixed(0)} s of audio in ${wallS.toFixed(1)} s`);
  },
  180_000,
);
