import { expect, test } from 'vitest';
import { measurePeaks } from './measure-peaks.ts';

function measured(encoding: Parameters<typeof measurePeaks>[0]['encoding'], ...blocks: readonly Buffer[]) {
  const meter = measurePeaks({ rateHz: 100, channels: 2, durationS: 1, encoding });
  for (const block of blocks) meter.add(block);
  return meter.soFar();
}

test('each bin holds the largest amplitude of its stretch, channel by channel, wherever blocks end', () => {
  const samples = Buffer.alloc(16);
  [100, -32768, 200, 0, 0, 12_800, -25_600, 0].forEach((sample, n) => {
    samples.writeInt16LE(sample, 2 * n);
  });
  expect(measured('s16', samples.subarray(0, 5), samples.subarray(5))).toEqual({
    binsPerS: 50,
    channels: [Uint8Array.of(1, 200), Uint8Array.of(255, 100)],
  });
});

test('half of full scale is the same in every encoding', () => {
  const half = (encoding: Parameters<typeof measurePeaks>[0]['encoding'], ...frame: number[]) => {
    const bytes = Buffer.from(frame);
    return measured(encoding, Buffer.concat([bytes, bytes, bytes, bytes])).channels.map(([first]) => first);
  };
  const float = Buffer.alloc(4);
  float.writeFloatLE(-0.5);
  const double = Buffer.alloc(8);
  double.writeDoubleLE(0.5);
  expect(half('s16', 0x00, 0x40)).toEqual([128, 128]);
  expect(half('s24', 0xff, 0x00, 0x40)).toEqual([128, 128]);
  expect(half('s32', 0xff, 0xff, 0x00, 0xc0)).toEqual([128, 128]);
  expect(half('u8', 192)).toEqual([128, 128]);
  expect(half('f32', ...float)).toEqual([128, 128]);
  expect(half('f64', ...double)).toEqual([128, 128]);
  // The codes next to it, which ffmpeg expands to 16,896 and 15,996 of 32,768.
  expect(half('alaw', 0xa5)).toEqual([132, 132]);
  expect(half('mulaw', 0x90)).toEqual([124, 124]);
});

test('a recording of hours has no more bins than a message of a megabyte carries', () => {
  const meter = measurePeaks({ rateHz: 8000, channels: 2, durationS: 4 * 3600, encoding: 'alaw' });
  for (let second = 0; second < 600; second++) meter.add(Buffer.alloc(16_000));
  const { binsPerS, channels } = meter.soFar();
  expect(binsPerS).toBeCloseTo(33.3, 0);
  expect(binsPerS * 4 * 3600).toBeLessThan(500_000);
  expect(channels[0]?.length).toBe(Math.ceil(600 * binsPerS));
});

test('a recording longer than its header says is measured to its end', () => {
  const meter = measurePeaks({ rateHz: 100, channels: 1, durationS: 0.1, encoding: 'u8' });
  meter.add(Buffer.alloc(1000, 255));
  expect(meter.soFar().channels[0]).toEqual(new Uint8Array(500).fill(254));
});
