import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { ROOT } from '../nabra.ts';

const REFERENCES = join(import.meta.dirname, 'looks');
const DIFFERENCES = join(ROOT, '.cache', 'screenshots', 'different');
/** Each side of a reference is this many times smaller: how letters are smoothed no longer shows, where they stand does. */
const SHRINK = 4;
/** Share of the points that may differ. */
const TOLERANCE = 0.006;

/**
 * Compares a screenshot with the reference of that name; gives what is different, in words. With `NABRA_RENEW_LOOKS=1` the
 * screenshot becomes the reference.
 */
export function compareWithReference(name: string, screenshot: Buffer): string[] {
  const found = shrink(PNG.sync.read(screenshot));
  const path = join(REFERENCES, `${name}.png`);
  if (process.env.NABRA_RENEW_LOOKS === '1') {
    mkdirSync(REFERENCES, { recursive: true });
    writeFileSync(path, PNG.sync.write(found, { colorType: 2 }));
    return [];
  }
  if (!existsSync(path)) return [`${name}: no reference; NABRA_RENEW_LOOKS=1 makes one`];
  const expected = PNG.sync.read(readFileSync(path));
  const { width, height } = expected;
  if (found.width !== width || found.height !== height) return [`${name}: ${found.width}×${found.height} points`];
  const difference = new PNG({ width, height });
  const count = pixelmatch(expected.data, found.data, difference.data, width, height, { threshold: 0.12 });
  const share = count / (width * height);
  if (share <= TOLERANCE) return [];
  mkdirSync(DIFFERENCES, { recursive: true });
  writeFileSync(join(DIFFERENCES, `${name}.png`), PNG.sync.write(difference));
  return [
    `${name}: ${(100 * share).toFixed(2)} % of the points differ from the reference, see .cache/screenshots/different`,
  ];
}

/** Takes the mean of each square of points. */
function shrink(picture: PNG): PNG {
  const [width, height] = [Math.floor(picture.width / SHRINK), Math.floor(picture.height / SHRINK)];
  const small = new PNG({ width, height });
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0;
        for (let dy = 0; dy < SHRINK; dy++)
          for (let dx = 0; dx < SHRINK; dx++)
            sum += picture.data[((y * SHRINK + dy) * picture.width + x * SHRINK + dx) * 4 + channel] ?? 0;
        small.data[(y * width + x) * 4 + channel] = sum / SHRINK ** 2;
      }
  return small;
}
