import type { Page } from 'playwright-core';

/**
 * Puts a meter on what reaches the ears: from then on everything that the page connects to its speakers is also measured.
 * Before the first call is opened.
 */
export async function wearEars(page: Page): Promise<void> {
  await page.evaluate(() => {
    const connect = AudioNode.prototype.connect as (this: AudioNode, to: AudioNode, from?: number) => AudioNode;
    const listening = function (this: AudioNode, to: AudioNode, ...rest: number[]) {
      if (to instanceof AudioDestinationNode) {
        const split = new ChannelSplitterNode(this.context, { numberOfOutputs: 2 });
        connect.call(this, split);
        const ears = [0, 1].map((side) => {
          const ear = new AnalyserNode(this.context, { fftSize: 2048, smoothingTimeConstant: 0 });
          connect.call(split, ear, side);
          return ear;
        });
        Object.assign(window, { ears });
      }
      return connect.call(this, to, ...rest);
    };
    AudioNode.prototype.connect = listening as typeof AudioNode.prototype.connect;
  });
}

/** Which of some tones (in Hz) each ear hears: the left one's, then the right one's. */
export function heard(page: Page, tones: readonly number[]): Promise<number[][]> {
  return page.evaluate((wanted) => {
    const { ears = [] } = window as unknown as { ears?: AnalyserNode[] };
    return ears.map((ear) => {
      const levels = new Float32Array(ear.frequencyBinCount);
      ear.getFloatFrequencyData(levels);
      const hzPerBin = ear.context.sampleRate / ear.fftSize;
      // A tone is at −20 dB here; the noise that a coarse codec makes of the other channel stays below −60.
      return wanted.filter((hz) => Math.max(...levels.slice(hz / hzPerBin - 1, hz / hzPerBin + 2)) > -45);
    });
  }, tones);
}
