// Makes resources/samples/calls and resources/samples/truth again, bit for bit with the same versions of flite and ffmpeg:
//
//   sudo apt-get install -y flite ffmpeg        (Debian 12: flite 2.2, ffmpeg 5.1)
//   node scripts/make-samples/make-samples.mjs
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIALOGUES } from './dialogues.mjs';
import { run, speak, VOICE_RATE_HZ } from './voices.mjs';

const SAMPLES = join(import.meta.dirname, '../../resources/samples');
const OUT = join(SAMPLES, 'calls');
/** Beside the calls, not among them: a folder of recordings holds recordings. */
const TRUTH = join(SAMPLES, 'truth');
const WAV_HEADER_BYTES = 58; // ffmpeg's header for A-law with -bitexact: fmt (18) and fact

const FORMATS = {
  'wav-pcm16': { extension: 'wav', args: ['-c:a', 'pcm_s16le'] },
  'wav-alaw': { extension: 'wav', args: ['-c:a', 'pcm_alaw'] },
  'ogg-opus': { extension: 'ogg', args: ['-c:a', 'libopus', '-b:a', '24k', '-application', 'voip'] },
};

/** mulberry32: small, and the same numbers on every machine. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Lays the lines on the clock: people answer after 0.3–0.9 s, and go on after 0.25–0.5 s. */
function schedule(dialogue, random, workFolder) {
  let nowS = 0.6 + random() * 0.5;
  let before = null;
  return dialogue.lines.map(([side, text, gapS], index) => {
    const usualGapS = side === before ? 0.25 + random() * 0.25 : 0.3 + random() * 0.6;
    const samples = speak(dialogue[side], text, workFolder);
    const startS = index === 0 ? nowS : nowS + (gapS ?? usualGapS);
    before = side;
    nowS = startS + samples.length / VOICE_RATE_HZ;
    return { side, text, startS, endS: nowS, samples };
  });
}

/** One lane: its side's lines over a faint line noise at about −62 dBFS. */
function lane(turns, durationS, random) {
  const samples = new Float32Array(Math.round(durationS * VOICE_RATE_HZ));
  for (let i = 0; i < samples.length; i++) samples[i] = (random() + random() - 1) * 0.002;
  for (const turn of turns) {
    const at = Math.round(turn.startS * VOICE_RATE_HZ);
    for (let i = 0; i < turn.samples.length; i++) samples[at + i] += turn.samples[i];
  }
  return samples;
}

/** Channels of the recording for a layout: agent left and client right, or both on one. */
function channelsOf(layout, turns, durationS, random) {
  if (layout === 'two-lane') {
    return ['agent', 'client'].map((side) =>
      lane(
        turns.filter((turn) => turn.side === side),
        durationS,
        random,
      ),
    );
  }
  const mixed = lane(turns, durationS, random);
  return layout === 'mono' ? [mixed] : [mixed, mixed];
}

function interleave(channels) {
  const out = new Float32Array(channels[0].length * channels.length);
  channels.forEach((channel, c) => {
    for (let i = 0; i < channel.length; i++) out[i * channels.length + c] = channel[i];
  });
  return Buffer.from(out.buffer);
}

/** Telephone band and rate, then the container. Opus keeps no 8 kHz label, but holds nothing above 3.4 kHz either. */
function encode(pcm, channels, format, path) {
  const band = 'highpass=f=300:poles=2,lowpass=f=3400:poles=2,aresample=8000';
  const input = ['-f', 'f32le', '-ar', String(VOICE_RATE_HZ), '-ac', String(channels), '-i', '-'];
  const exact = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact'];
  run('ffmpeg', ['-v', 'error', '-y', ...input, '-af', band, ...FORMATS[format].args, ...exact, path], pcm);
}

function round(seconds) {
  return Math.round(seconds * 1000) / 1000;
}

/** Cuts a recording as a dying recorder would, and gives the seconds that are left. */
function cut(path, channels, keepShare) {
  const dataBytes = Math.floor((readFileSync(path).length - WAV_HEADER_BYTES) * keepShare);
  truncateSync(path, WAV_HEADER_BYTES + dataBytes);
  return Math.floor(dataBytes / channels) / 8000;
}

function make(dialogue, seed, workFolder) {
  const random = randomFrom(seed);
  const turns = schedule(dialogue, random, workFolder);
  let durationS = turns[turns.length - 1].endS + 0.8;
  const channels = channelsOf(dialogue.layout, turns, durationS, random);
  const file = `${dialogue.name}.${FORMATS[dialogue.format].extension}`;
  encode(interleave(channels), channels.length, dialogue.format, join(OUT, file));
  if (dialogue.keepShare) durationS = cut(join(OUT, file), channels.length, dialogue.keepShare);
  const truth = {
    file,
    sampleRateHz: 8000,
    durationS: round(durationS),
    channels: channels.length,
    // Which channel the agent is on; null where the recording does not keep the sides apart.
    agentChannel: dialogue.layout === 'two-lane' ? 0 : null,
    agent: dialogue.agent,
    client: dialogue.client,
    turns: turns
      .filter((turn) => turn.endS <= durationS)
      .map(({ side, startS, endS, text }) => ({ side, startS: round(startS), endS: round(endS), text })),
  };
  writeFileSync(join(TRUTH, `${dialogue.name}.truth.json`), `${JSON.stringify(truth, null, 1)}\n`);
  console.log(`${file}  ${truth.durationS} s`);
}

const workFolder = mkdtempSync(join(tmpdir(), 'nabra-samples-'));
try {
  for (const folder of [OUT, TRUTH]) mkdirSync(folder, { recursive: true });
  DIALOGUES.forEach((dialogue, index) => {
    make(dialogue, 20_261_100 + index, workFolder);
  });
} finally {
  rmSync(workFolder, { recursive: true });
}
