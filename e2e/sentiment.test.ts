import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type AnalyzeRun, makePlace, SAMPLES, textOf } from './nabra.ts';

const place = makePlace();
afterAll(() => place.remove());
const CALLS = ['20261107-113926_agent03_B2B_20009.ogg', '20261107-100512_agent02_B2C_20008.ogg'].map((name) =>
  join(SAMPLES, name),
);
const judgementsOf = ({ calls }: AnalyzeRun) =>
  calls.map(({ lanes }) => lanes.map(({ text, acoustic }) => [text, acoustic]));

it('judges each side by its words and its voice, and judges again without recognising again', async () => {
  const first = await place.analyze(CALLS);
  expect(first).toMatchObject({ code: 0, counts: { analysed: 2 } });
  for (const { lanes } of first.calls) {
    for (const { side, segments, text, acoustic, sentiment } of lanes) {
      expect([text?.judgedAs, acoustic?.judgedAs]).toEqual(
        side === 'agent' ? ['agent', 'agent'] : ['client', 'client'],
      );
      expect(text?.segments.length).toBe(segments.filter((segment) => /\p{L}/u.test(segment.text)).length);
      expect(acoustic?.segments.length).toBeGreaterThan(0);
      expect(sentiment.fused?.confidence).toBeGreaterThan(1 / 3);
    }
  }
  const again = await place.analyze([...CALLS, '--stages', 'text,acoustic']);
  expect(again).toMatchObject({ code: 0, counts: { analysed: 2, skipped: 0 } });
  expect(again.stagesS.asr).toBe(0);
  expect(judgementsOf(again)).toEqual(judgementsOf(first));
  expect(again.calls.map(({ lanes }) => lanes.map(textOf))).toEqual(first.calls.map(({ lanes }) => lanes.map(textOf)));
}, 120_000);
