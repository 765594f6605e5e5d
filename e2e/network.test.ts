import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copySamples, makePlace } from './nabra.ts';

const place = makePlace();
const recordings = join(place.folder, 'calls');
beforeAll(() => {
  // One is read by our own code, the other by ffmpeg.
  copySamples(recordings, /2000[9]|20010/);
});
afterAll(() => place.remove());

/** The command that runs another without any network; null where that is forbidden, as in some containers. */
const withoutNetwork = [
  ['unshare', '-n'],
  ['unshare', '-r', '-n'],
].find(([command = '', ...args]) => spawnSync(command, [...args, 'true']).status === 0);

it.skipIf(withoutNetwork === undefined)(
  'analyses calls without any network (needs a permitted unshare -n)',
  async () => {
    const { code, counts } = await place.analyze([recordings], withoutNetwork);
    expect(code).toBe(0);
    expect(counts).toMatchObject({ found: 2, analysed: 2 });
  },
  60_000,
);

const canTrace = spawnSync('strace', ['-qq', '-o', '/dev/null', 'true']).status === 0;

describe.skipIf(!canTrace)('under strace (needs a permitted strace)', () => {
  it('connects to nothing, and opens neither pipes nor what links and playlists name', async () => {
    const traced = join(place.folder, 'traced');
    copySamples(traced, /20010/);
    const secret = join(place.folder, 'secret.wav');
    writeFileSync(secret, 'not to be read');
    symlinkSync(secret, join(traced, 'link.wav'));
    mkdirSync(join(traced, 'sub'));
    execFileSync('mkfifo', [join(traced, 'sub', 'pipe.wav')]);
    writeFileSync(join(traced, 'http.wav'), '#EXTM3U\n#EXTINF:4,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n');
    writeFileSync(join(traced, 'concat.g722'), `ffconcat version 1.0\nfile '${secret}'\n`);
    const log = join(place.folder, 'strace.log');
    const under = ['strace', '-f', '-qq', '-o', log, '-e', 'trace=connect,sendto,open,openat,openat2'];
    const { counts, calls } = await place.analyze([traced, '--topics', 'bedrock'], under);
    expect(counts.analysed + counts.skipped).toBe(1);
    const lines = readFileSync(log, 'utf8').split('\n');
    expect(lines.filter((line) => /connect\(.*AF_INET|sendto\(.*AF_INET/.test(line))).toEqual([]);
    // ONNX Runtime's notes for its maker (see fork-analyzer.ts).
    expect(lines.filter((line) => line.includes('DeveloperTools'))).toEqual([]);
    expect(lines.some((line) => line.includes('20010.wav'))).toBe(true);
    // Topics are found here, also when Bedrock is asked for and the switch is off.
    expect(calls[0]?.topics).toMatchObject({ by: 'local', trouble: { code: 'switched_off' } });
    expect(lines.filter((line) => /secret\.wav|pipe\.wav|link\.wav/.test(line))).toEqual([]);
  }, 180_000);
});
