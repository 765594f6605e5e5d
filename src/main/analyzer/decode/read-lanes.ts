import { appError } from '../../../shared/errors.ts';
import { SAMPLE_BYTES } from '../../platform/wav-format.ts';
import { AnalyzerError } from '../runtime/analyzer-error.ts';
import { createResampler } from './resample.ts';
import { decodeSamples, type PcmFormat } from './samples.ts';
import type { LanePlan } from './signal-findings.ts';

/** A channel with its offset taken away and its gain applied; the same array when there is nothing to do. */
function corrected(samples: Float32Array, { offset, gain }: LanePlan): Float32Array {
  if (offset === 0 && gain === 1) return samples;
  const out = new Float32Array(samples.length);
  for (let i = 0; i < out.length; i++) out[i] = (samples[i] - offset) * gain;
  return out;
}

/** Turns blocks of whole frames into blocks of lanes at 16 kHz. Throws `AnalyzerError` (`cancelled`). */
export async function* readLanes(
  blocks: AsyncIterable<Uint8Array>,
  format: PcmFormat,
  plans: readonly LanePlan[],
  signal: AbortSignal,
): AsyncGenerator<readonly Float32Array[]> {
  const frameBytes = SAMPLE_BYTES[format.encoding] * format.channels;
  const resamplers = plans.map(() => createResampler(format.rateHz));
  for await (const block of blocks) {
    if (signal.aborted) throw new AnalyzerError(appError('cancelled', 'cancelled', 'decode'));
    const { channels } = decodeSamples(block, block.length / frameBytes, format);
    const lanes = plans.map((plan, lane) => resamplers[lane].push(corrected(channels[plan.channel], plan)));
    if (lanes[0].length > 0) yield lanes;
  }
  const rest = resamplers.map((resampler) => resampler.finish());
  if (rest[0].length > 0) yield rest;
}
