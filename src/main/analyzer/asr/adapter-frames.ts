/** The convolutions after the encoder that shorten its output; `layers` is 0 when the model has none. */
export interface Adapter {
  readonly layers: number;
  readonly kernel: number;
  readonly stride: number;
}

/** How many frames of logits `frames` encoder frames give: each layer is a convolution padded by half its kernel. */
export function logitFrames(frames: number, { layers, kernel, stride }: Adapter): number {
  let length = frames;
  for (let layer = 0; layer < layers; layer++) {
    length = Math.max(0, Math.floor((length + 2 * (kernel >> 1) - kernel) / stride) + 1);
  }
  return length;
}
