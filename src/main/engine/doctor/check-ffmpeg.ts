import { findFfmpeg } from '../../platform/ffmpeg.ts';
import { startTool } from '../../platform/spawn.ts';
import { type Check, failure, good, note } from './check.ts';

/** What recorders write besides plain WAV, and the names of the decoders of which one is enough. */
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  opus: ['opus', 'libopus'],
  vorbis: ['vorbis', 'libvorbis'],
  speex: ['speex', 'libspeex'],
  flac: ['flac'],
  mp3: ['mp3', 'mp3float'],
  aac: ['aac'],
  wma: ['wmav2'],
  adpcm: ['adpcm_ms'],
  gsm: ['gsm', 'libgsm'],
  'gsm in wav': ['gsm_ms', 'libgsm_ms'],
  g722: ['g722'],
  amr: ['amrnb', 'libopencore_amrnb'],
};

/** Which ffmpeg there is, and which recordings it can read. */
export async function checkFfmpeg(setting: string | null): Promise<readonly Check[]> {
  const ffmpeg = await findFfmpeg(setting);
  if (!ffmpeg.ok) return [failure('ffmpeg', ffmpeg.error, setting === null ? 'installFfmpeg' : null)];
  const { path, version, source } = ffmpeg.value;
  const { can, cannot } = await readableFormats(path);
  return [
    good('ffmpeg', `${version} (${source}): ${path}`),
    cannot.length === 0
      ? good('decoders', can.join(', '))
      : note('decoders', `${can.join(', ')}; none for ${cannot.join(', ')}`, 'fullFfmpeg'),
  ];
}

/** The formats beside plain WAV that an ffmpeg reads, and those it does not. */
export async function readableFormats(path: string): Promise<{ can: readonly string[]; cannot: readonly string[] }> {
  const known = await decoders(path);
  const can = Object.keys(FORMATS).filter((format) => FORMATS[format]?.some((name) => known.has(name)));
  return { can, cannot: Object.keys(FORMATS).filter((format) => !can.includes(format)) };
}

async function decoders(path: string): Promise<ReadonlySet<string>> {
  const limits = { memoryBytes: 2 ** 31, cpuS: 5 };
  const tool = startTool({ file: path, args: ['-nostdin', '-hide_banner', '-decoders'], limits, inputFd: null });
  const watchdog = setTimeout(() => tool.kill(), 10_000);
  let text = '';
  try {
    for await (const chunk of tool.stdout) text += String(chunk);
    await tool.exit;
  } finally {
    clearTimeout(watchdog);
  }
  // ` A....D opus    Opus`: six flags, the first of them A for audio.
  return new Set([...text.matchAll(/^ A.{5} (\S+)/gm)].map((match) => match[1] ?? ''));
}
