import { describe, expect, it } from 'vitest';
import { analyseVoice } from './analyse-voice.ts';

const RATE = 16_000;

/** Half a second of voice and a fifth of a second of a quiet line, in turn: pulses at `hz` that ring at 700 and 1800 Hz. */
function syllables(count: number, hz: number, gain: number): Float32Array {
  const samples = Float32Array.from({ length: count * 0.7 * RATE }, (_, n) => gain * 1e-3 * Math.sin(n * n));
  for (let syllable = 0; syllable < count; syllable++) {
    const start = Math.round(syllable * 0.7 * RATE);
    for (let n = 0; n < 0.5 * RATE; n++) {
      const sincePulse = (n % (RATE / hz)) / RATE;
      const ring = Math.sin(2 * Math.PI * 700 * sincePulse) + 0.5 * Math.sin(2 * Math.PI * 1800 * sincePulse);
      samples[start + n] += gain * ring * Math.exp(-300 * sincePulse);
    }
  }
  return samples;
}

describe('what is heard in a voice', () => {
  it('is its pitch, its pace and its pauses', () => {
    const { cues, vector } = analyseVoice('prosody-88', syllables(5, 160, 0.3))!;
    expect(vector).toHaveLength(88);
    expect(cues.pitchSt).toBeCloseTo(12 * Math.log2(1.6), 1);
    expect(cues.pitchRangeSt).toBeLessThan(0.5);
    expect(cues.speakingRatePerS).toBeCloseTo(5 / 3.3, 1);
    expect(cues.pauseRatio).toBeCloseTo(0.8 / 3.3, 1);
  });

  it('is the same, but for the jitter, where the recipe needs no pitch and it is looked for sparsely', () => {
    const { vector, cues } = analyseVoice('librosa-180', syllables(5, 160, 0.3))!;
    const { jitterSt, ...others } = analyseVoice('prosody-88', syllables(5, 160, 0.3))!.cues;
    expect(vector).toHaveLength(180);
    expect(jitterSt).toBeGreaterThan(0);
    expect(Object.keys(cues).sort()).toEqual(Object.keys(others).sort());
    for (const [cue, value] of Object.entries(others)) expect(cues[cue as keyof typeof others]).toBeCloseTo(value, 1);
  });

  it('changes with gain in its loudness only', () => {
    const loud = analyseVoice('prosody-88', syllables(3, 200, 0.4))!;
    const soft = analyseVoice('prosody-88', syllables(3, 200, 0.1))!;
    loud.vector.forEach((value, index) => {
      expect(soft.vector[index]).toBeCloseTo(value, 3);
    });
    const { loudnessDb: louder, ...cues } = loud.cues;
    const { loudnessDb: softer, ...others } = soft.cues;
    expect(louder! - softer!).toBeCloseTo(20 * Math.log10(4), 4);
    for (const [cue, value] of Object.entries(cues)) expect(others[cue as keyof typeof others]).toBeCloseTo(value, 3);
  });

  it('is nothing in silence and in less than a fifth of a second of voice', () => {
    expect(analyseVoice('prosody-88', new Float32Array(2 * RATE))).toBeNull();
    expect(analyseVoice('prosody-88', new Float32Array(0))).toBeNull();
    expect(analyseVoice('prosody-88', syllables(1, 160, 0.3).subarray(0, 0.12 * RATE))).toBeNull();
  });

  it('is nothing in samples that nothing can be measured of', () => {
    for (const broken of [Number.NaN, Number.POSITIVE_INFINITY, 1e30]) {
      const samples = syllables(3, 160, 0.3);
      samples[10_000] = broken;
      expect(analyseVoice('prosody-88', samples)).toBeNull();
      expect(analyseVoice('librosa-180', samples)).toBeNull();
    }
  });
});
