/** What of a recording is heard: one channel in both ears, both channels in both ears, or each where it was recorded. */
export type Route = 0 | 1 | 'both' | 'recorded';

/** The way of the sound from an element to the ears. */
export interface SoundGraph {
  route(route: Route): void;
  /** Before playing: the machinery sleeps while nothing is played. */
  wake(): void;
  sleep(): void;
  close(): void;
}

/** Gains from left to left, left to right, right to left, right to right. Two voices together are as loud as one was. */
const GAINS: Readonly<Record<Route, readonly [number, number, number, number]>> = {
  recorded: [1, 0, 0, 1],
  both: [Math.SQRT1_2, Math.SQRT1_2, Math.SQRT1_2, Math.SQRT1_2],
  0: [1, 1, 0, 0],
  1: [0, 0, 1, 1],
};
/** Short enough to be at once, long enough not to click, in seconds. */
const FADE_S = 0.008;

// One for the window: a system has few, and starting one takes longer than opening a call may.
let context: AudioContext | null = null;

/** Takes over the sound of an element, which has to be of our own origin or CORS-clean (it would give silence). */
export function openSoundGraph(element: HTMLMediaElement): SoundGraph {
  context ??= new AudioContext({ latencyHint: 'interactive' });
  const { destination, currentTime } = context;
  const machinery = context;
  const source = new MediaElementAudioSourceNode(machinery, { mediaElement: element });
  // A recording of one channel is heard in both ears.
  const stereo = new GainNode(machinery, { channelCount: 2, channelCountMode: 'explicit' });
  const splitter = new ChannelSplitterNode(machinery, { numberOfOutputs: 2 });
  const merger = new ChannelMergerNode(machinery, { numberOfInputs: 2 });
  source.connect(stereo).connect(splitter);
  merger.connect(destination);
  const gains = GAINS.recorded.map((gain, n) => {
    const node = new GainNode(machinery, { gain });
    splitter.connect(node, n >> 1).connect(merger, 0, n & 1);
    node.gain.setValueAtTime(gain, currentTime);
    return node;
  });
  return {
    route(route) {
      gains.forEach(({ gain }, n) => {
        gain.setTargetAtTime(GAINS[route][n] ?? 0, machinery.currentTime, FADE_S);
      });
    },
    wake: () => void machinery.resume(),
    sleep: () => void machinery.suspend(),
    close() {
      for (const node of [source, stereo, splitter, merger, ...gains]) node.disconnect();
      void machinery.suspend();
    },
  };
}
