import type { CallFlag, Finding } from '../../../shared/domain/call.ts';
import type { BleedMeasure } from './bleed-meter.ts';
import { type ChannelMeter, frameCount, levelBelowLoudest } from './channel-meter.ts';
import type { SignalFigures } from './signal-meter.ts';

/** How a channel becomes a lane: `(sample − offset) · gain`. */
export interface LanePlan {
  readonly channel: number;
  readonly offset: number;
  readonly gain: number;
}

/** What the figures of a recording mean, and what is done about it. */
export interface SignalVerdict {
  readonly findings: readonly Finding[];
  readonly lanes: readonly LanePlan[];
}

// Every threshold lies far from both sides: "clean" is the worst of 16 composed pairs and two real stereo calls,
// "fault" the mildest case that has to be seen.

/** Clean pairs reach 0.002; one channel copied through a lossy codec stays above 0.99, leaks of −3 dB both ways below. */
const SAME_CORRELATION = 0.95;
/** The same at a delay of up to 5 ms, over windows in which both channels are equally loud: clean below 0.3. */
const SAME_AT_LAG = 0.9;
/** Mean correlation in the other's turns: clean up to 0.13 (vorbis couples channels), a leak of −20 dB above 0.8. */
const BLEED_CORRELATION = 0.3;
/** Below this even a coherent leak is not heard by a recogniser; vorbis alone leaves −42 dB. */
const BLEED_GAIN_DB = -40;
const LEAST_WINDOWS = 12;
/** Line noise of a channel on which nobody can be heard; telephone noise on live channels lies at −62 to −52. */
const DEAD_LEVEL_DB = -60;
/** … or steady noise, at most this loud, that never rises by more than `STEADY_DB` above its middle. */
const STEADY_LEVEL_DB = -40;
const STEADY_DB = 6;
/** The other channel must be heard, else the recording is silent rather than one-sided. */
const ALIVE_LEVEL_DB = -50;
/** Clicks: a channel with fewer loud frames (0.1 s) than this carries no word. */
const CLICK_FRAMES = 5;
/** Loudest half second of a call: clean −18 to −9 dBFS. 25 dB below, detectors begin to miss speech. */
const QUIET_LEVEL_DB = -40;
const WANTED_LEVEL_DB = -15;
/** Below this there is only the rounding of 16-bit samples, and raising it would make noise of nothing. */
const NOTHING_LEVEL_DB = -85;
const LOUD_FRAMES = 25;
/** Share of samples in flat tops: clean up to 0.000003. */
const CLIPPED_SHARE = 0.001;
/** Mean as a share of full scale: clean up to 0.004 (8-bit recordings). */
const DC_OFFSET = 0.02;
/** Floats beyond this were meant in another range (±32768) and are scaled down. */
const OUT_OF_RANGE_PEAK = 4;

const SIDES = ['left', 'right'] as const;

function loudLevel(meter: ChannelMeter): number {
  return levelBelowLoudest(meter, Math.min(LOUD_FRAMES, Math.floor(frameCount(meter) / 10)));
}

function offsetOf(meter: ChannelMeter): number {
  const mean = meter.sum / Math.max(1, meter.samples);
  return Math.abs(mean) >= DC_OFFSET ? mean : 0;
}

function isDead(meter: ChannelMeter, other: ChannelMeter): boolean {
  if (loudLevel(other) < ALIVE_LEVEL_DB) return false;
  const loudest = levelBelowLoudest(meter, CLICK_FRAMES);
  if (loudest < DEAD_LEVEL_DB) return true;
  const middle = levelBelowLoudest(meter, frameCount(meter) / 2);
  return loudest < STEADY_LEVEL_DB && loudest - middle <= STEADY_DB;
}

/** The channel of two that carry the same: the left, unless it is clearly the weaker copy. */
function betterCopy([left, right]: readonly ChannelMeter[]): number {
  return right.energy > 2 * left.energy ? 1 : 0;
}

function bleedFinding(measure: BleedMeasure, loud: string, quiet: string): Finding[] {
  const { windows, correlation, gainDb, lagS } = measure;
  if (windows < LEAST_WINDOWS || Math.abs(correlation) < BLEED_CORRELATION || gainDb < BLEED_GAIN_DB) return [];
  const delay = lagS === 0 ? '' : `, ${(lagS * 1000).toFixed(1)} ms apart`;
  return [{ flag: 'bleed', detail: `the ${loud} channel is on the ${quiet} at ${gainDb.toFixed(0)} dB${delay}` }];
}

/** What the two channels are to each other, and which of them become lanes. */
function judgePair(figures: SignalFigures): { findings: Finding[]; lanes: readonly number[] } {
  const [left, right] = figures.channels;
  for (const [dead, live] of [
    [0, 1],
    [1, 0],
  ]) {
    if (!isDead(figures.channels[dead], figures.channels[live])) continue;
    const flag: CallFlag = dead === 0 ? 'dead_channel_left' : 'dead_channel_right';
    const level = levelBelowLoudest(figures.channels[dead], CLICK_FRAMES);
    return { findings: [{ flag, detail: `never above ${level} dBFS` }], lanes: [live] };
  }
  if (loudLevel(left) < ALIVE_LEVEL_DB && left.energy + right.energy === 0) return { findings: [], lanes: [0, 1] };
  const together = figures.likeness?.together;
  const atLag = together && together.windows >= LEAST_WINDOWS ? together.correlation : 0;
  // No lag is asked first: a steady tone is like its own negative half a period later.
  const alike = Math.abs(figures.correlation) >= SAME_CORRELATION;
  const same = alike ? figures.correlation : atLag;
  if (alike || Math.abs(atLag) >= SAME_AT_LAG) {
    const flag: CallFlag = same > 0 ? 'dual_mono' : 'anti_phase';
    const lane = same > 0 ? betterCopy(figures.channels) : 0;
    return { findings: [{ flag, detail: `correlation ${same.toFixed(3)}` }], lanes: [lane] };
  }
  if (!figures.likeness) return { findings: [], lanes: [0, 1] };
  const findings = [
    ...bleedFinding(figures.likeness.leftOnRight, 'left', 'right'),
    ...bleedFinding(figures.likeness.rightOnLeft, 'right', 'left'),
  ].slice(0, 1);
  return { findings, lanes: [0, 1] };
}

function clippingAndOffset(channels: readonly ChannelMeter[]): Finding[] {
  const findings: Finding[] = [];
  const clipped = Math.max(...channels.map((meter) => meter.clippedSamples / Math.max(1, meter.samples)));
  if (clipped >= CLIPPED_SHARE)
    findings.push({ flag: 'clipping', detail: `${(100 * clipped).toFixed(1)} % of samples` });
  channels.forEach((meter, c) => {
    const offset = offsetOf(meter);
    if (offset === 0 || findings.some((finding) => finding.flag === 'dc_offset')) return;
    const where = channels.length === 2 ? ` on the ${SIDES[c]}` : '';
    findings.push({ flag: 'dc_offset', detail: `${offset.toFixed(3)} of full scale${where}` });
  });
  return findings;
}

function gainFor(levelDb: number, peak: number): number {
  if (peak > OUT_OF_RANGE_PEAK) return 1 / peak;
  if (levelDb >= QUIET_LEVEL_DB || levelDb < NOTHING_LEVEL_DB) return 1;
  return 10 ** ((WANTED_LEVEL_DB - levelDb) / 20);
}

/** Judges a whole recording. Both channels of a quiet pair are raised by the same gain: their balance is information. */
export function judgeSignal(figures: SignalFigures): SignalVerdict {
  const { channels } = figures;
  const pair = channels.length === 2 ? judgePair(figures) : { findings: [], lanes: [0] };
  const levelDb = Math.max(...channels.map(loudLevel));
  const quiet: Finding[] =
    levelDb < QUIET_LEVEL_DB
      ? [{ flag: 'very_quiet', detail: levelDb <= -120 ? 'digital silence' : `loudest half second at ${levelDb} dBFS` }]
      : [];
  const gain = gainFor(levelDb, Math.max(...channels.map((meter) => meter.peak)));
  return {
    findings: [...pair.findings, ...clippingAndOffset(channels), ...quiet],
    lanes: pair.lanes.map((channel) => ({ channel, offset: offsetOf(channels[channel]), gain })),
  };
}
