import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { profileFolder } from './profile-folder.ts';
import { readSettings } from './read-settings.ts';

const folder = await mkdtemp(join(tmpdir(), 'nabra-settings-'));
afterAll(() => rm(folder, { recursive: true }));

async function read(text: string) {
  const file = join(folder, 'settings.json');
  await writeFile(file, text);
  return readSettings(file);
}

describe('settings.json', () => {
  it('gives what is set and nothing else', async () => {
    expect(await read('{"language": "ar", "overlapS": 2}')).toEqual({
      ok: true,
      value: { language: 'ar', overlapS: 2 },
    });
  });

  it('need not be there', async () => {
    expect(await readSettings(join(folder, 'none.json'))).toEqual({ ok: true, value: {} });
  });

  it.each(['{"langage": "ar"}', '{"overlapS": "2"}', '[]', '{', ''])('%s is refused', async (text) => {
    expect(await read(text)).toMatchObject({ ok: false, error: { code: 'bad_config' } });
  });

  it.each([
    ['{\n  "overlapS": 2,\n  "langage": "ar"\n}', 'line 3: "langage" is not a setting'],
    ['{\n  "mergeGapS": "2",\n  "threads": 0\n}', /line 2: mergeGapS: .*number.*\nline 3: threads: /],
    ['{\n  "agentRules": [\n    { "pattern": "", "agentChannel": "left" }\n  ]\n}', 'line 2: agentRules[0].pattern: '],
    ['{\n  "overlapS": 2,,\n}', /line 2 column 17/],
  ])('%j is named with its line', async (text, detail) => {
    const settings = await read(text);
    expect(settings.ok ? '' : settings.error.detail).toMatch(detail);
  });
});

describe('the folder of the profile', () => {
  it('is where the system keeps data, or where NABRA_HOME says', () => {
    expect(profileFolder({ XDG_DATA_HOME: '/data' }, 'linux')).toBe('/data/nabra');
    expect(profileFolder({}, 'linux')).toMatch(/\/\.local\/share\/nabra$/);
    expect(profileFolder({}, 'darwin')).toMatch(/\/Library\/Application Support\/nabra$/);
    expect(profileFolder({ NABRA_HOME: '/mine' }, 'linux')).toBe('/mine');
  });
});
