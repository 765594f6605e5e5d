import { encodeModel, type GraphNode, type GraphTensor, readFloatConstants } from '../runtime/onnx-graph.ts';
import { STATE_SIZE } from './silero-network.ts';

// The published graph takes one window a run, because its LSTM does. But only the LSTM needs the window before: the
// Fourier transform and the four convolutions in front of it do not. The graph below has the same weights and the
// same result, and takes many windows of many lanes: everything before the LSTM is a product of large matrices, and
// the LSTM runs over the sequence. How much faster: bench/vad-f1.ts.

/** Samples of one Fourier frame. */
export const FRAME = 256;
/** Frames in a window: (64 + 512 + 64 reflected − 256) / 128 + 1. */
export const FRAMES = 4;
/** Values of one frame in the input `even`. */
export const COSINES = FRAME / 2;
/** Values of one frame in the input `odd`. */
export const SINES = FRAME / 2 - 1;
const BINS = FRAME / 2 + 1;

/**
 * The published model rebuilt to run over sequences: `even` [4n, 128] and `odd` [4n, 127] (see `foldWindow` in `silero-sequence.ts`), n = t·b
 * windows in the order of time and then lane, `shape` [t, b, 128], `lengths` [b], `hidden`, `cell` [1, b, 128] →
 * `probability` [t, 1, b, 1], `nextHidden`, `nextCell`. Null when the model is not built as Silero v5 and v6 are.
 */
export function sequenceModel(published: Uint8Array): Uint8Array | null {
  const constants = readFloatConstants(published);
  const weights = (name: string, ...dims: number[]): Float32Array => {
    // The branch for 16 kHz; the other is for 8 kHz.
    const found = constants.get(`If_0_then_branch__Inline_0__${name}`);
    if (!(found?.data instanceof Float32Array) || found.dims.join() !== dims.join()) throw new UnknownModel();
    return found.data;
  };
  try {
    return encodeModel(
      {
        inputs: [
          { name: 'even', type: 'float32', dims: ['frames', COSINES] },
          { name: 'odd', type: 'float32', dims: ['frames', SINES] },
          { name: 'shape', type: 'int64', dims: [3] },
          { name: 'lengths', type: 'int32', dims: ['lanes'] },
          { name: 'hidden', type: 'float32', dims: [1, 'lanes', STATE_SIZE] },
          { name: 'cell', type: 'float32', dims: [1, 'lanes', STATE_SIZE] },
        ],
        outputs: [
          { name: 'probability', type: 'float32', dims: ['windows', 1, 'lanes', 1] },
          { name: 'nextHidden', type: 'float32', dims: [1, 'lanes', STATE_SIZE] },
          { name: 'nextCell', type: 'float32', dims: [1, 'lanes', STATE_SIZE] },
        ],
        constants: sequenceConstants(weights),
        nodes: SEQUENCE_NODES,
      },
      16,
    );
  } catch (error) {
    if (error instanceof UnknownModel) return null;
    throw error;
  }
}

class UnknownModel extends Error {}

type Weights = (name: string, ...dims: number[]) => Float32Array;

const SEQUENCE_NODES: readonly GraphNode[] = [
  node('MatMul', ['even', 'cosines'], 'real'),
  node('MatMul', ['odd', 'sines'], 'imaginary'),
  node('Mul', ['real', 'real'], 'real2'),
  node('Mul', ['imaginary', 'imaginary'], 'imaginary2'),
  node('Add', ['real2', 'imaginary2'], 'power'),
  node('Sqrt', ['power'], 'magnitude'),
  node('Reshape', ['magnitude', 'spectrumShape'], 'spectrum'),
  // First convolution, 3 taps over 4 frames: frames 0 and 1 need 0 to 2, frames 2 and 3 need 1 to 3.
  node('Slice', ['spectrum', 'at0', 'at3', 'axis1'], 'spectrum012'),
  node('Slice', ['spectrum', 'at1', 'at4', 'axis1'], 'spectrum123'),
  node('Gemm', ['spectrum012', 'weight01', 'bias01'], 'sum01'),
  node('Gemm', ['spectrum123', 'weight23', 'bias01'], 'sum23'),
  node('Relu', ['sum01'], 'frames01'),
  node('Relu', ['sum23'], 'frames23'),
  node('Concat', ['frames01', 'frames23'], 'frames', { axis: 1 }),
  node('Gemm', ['frames', 'weight1', 'bias1'], 'sum1'),
  node('Relu', ['sum1'], 'layer1'),
  node('Gemm', ['layer1', 'weight2', 'bias2'], 'sum2'),
  node('Relu', ['sum2'], 'layer2'),
  node('Gemm', ['layer2', 'weight3', 'bias3'], 'sum3'),
  node('Relu', ['sum3'], 'layer3'),
  node('Reshape', ['layer3', 'shape'], 'sequence'),
  {
    op: 'LSTM',
    inputs: ['sequence', 'lstmInput', 'lstmRecurrent', 'lstmBias', 'lengths', 'hidden', 'cell'],
    outputs: ['states', 'nextHidden', 'nextCell'],
    attributes: { hidden_size: STATE_SIZE },
  },
  node('Relu', ['states'], 'positive'),
  node('MatMul', ['positive', 'weightOut'], 'product'),
  node('Add', ['product', 'biasOut'], 'logit'),
  node('Sigmoid', ['logit'], 'probability'),
];

function node(op: string, inputs: string[], output: string, attributes?: Record<string, number>): GraphNode {
  return { op, inputs, outputs: [output], ...(attributes ? { attributes } : {}) };
}

function sequenceConstants(weights: Weights): GraphTensor[] {
  const basis = weights('stft.forward_basis_buffer', 2 * BINS, 1, FRAME);
  const first = weights('encoder.0.reparam_conv.weight', 128, BINS, 3);
  const firstBias = weights('encoder.0.reparam_conv.bias', 128);
  const secondBias = weights('encoder.1.reparam_conv.bias', 64);
  const float = (name: string, dims: number[], data: Float32Array): GraphTensor => ({ name, dims, data });
  const int = (name: string, ...values: number[]): GraphTensor => ({
    name,
    dims: [values.length],
    data: BigInt64Array.from(values, BigInt),
  });
  return [
    // The window before the transform is 0 at its first sample and the same both ways from its middle one, so the
    // cosine rows are even and the sine rows odd around it: half of each row says all.
    float(
      'cosines',
      [COSINES, BINS],
      matrix(COSINES, BINS, (n, bin) => basis[bin * FRAME + n + 1]),
    ),
    float(
      'sines',
      [SINES, BINS],
      matrix(SINES, BINS, (n, bin) => basis[(BINS + bin) * FRAME + n + 1]),
    ),
    int('spectrumShape', -1, FRAMES * BINS),
    int('at0', 0),
    int('at1', BINS),
    int('at3', 3 * BINS),
    int('at4', 4 * BINS),
    int('axis1', 1),
    float('weight01', [3 * BINS, 256], unrolled(first, 128, BINS, { from: 0, frames: 3, outputs: [0, 1] })),
    float('weight23', [3 * BINS, 256], unrolled(first, 128, BINS, { from: 1, frames: 3, outputs: [2, 3] })),
    float('bias01', [256], joined(firstBias, firstBias)),
    float(
      'weight1',
      [512, 128],
      unrolled(weights('encoder.1.reparam_conv.weight', 64, 128, 3), 64, 128, { from: 0, frames: 4, outputs: [0, 2] }),
    ),
    float('bias1', [128], joined(secondBias, secondBias)),
    float(
      'weight2',
      [128, 64],
      unrolled(weights('encoder.2.reparam_conv.weight', 64, 64, 3), 64, 64, { from: 0, frames: 2, outputs: [0] }),
    ),
    float('bias2', [64], weights('encoder.2.reparam_conv.bias', 64)),
    float(
      'weight3',
      [64, 128],
      unrolled(weights('encoder.3.reparam_conv.weight', 128, 64, 3), 128, 64, { from: 0, frames: 1, outputs: [0] }),
    ),
    float('bias3', [128], weights('encoder.3.reparam_conv.bias', 128)),
    float('lstmInput', [1, 512, 128], gatesReordered(weights('decoder.rnn.weight_ih', 512, 128))),
    float('lstmRecurrent', [1, 512, 128], gatesReordered(weights('decoder.rnn.weight_hh', 512, 128))),
    float(
      'lstmBias',
      [1, 1024],
      joined(gatesReordered(weights('decoder.rnn.bias_ih', 512)), gatesReordered(weights('decoder.rnn.bias_hh', 512))),
    ),
    float('weightOut', [128, 1], weights('decoder.decoder.2.weight', 1, 128, 1)),
    float('biasOut', [1], weights('decoder.decoder.2.bias', 1)),
  ];
}

function matrix(rows: number, columns: number, value: (row: number, column: number) => number): Float32Array {
  return Float32Array.from({ length: rows * columns }, (_, index) =>
    value(Math.floor(index / columns), index % columns),
  );
}

/**
 * A convolution of 3 taps, one zero frame on each side, over a few frames only, as one matrix: rows are (frame,
 * input channel) for `frames` frames beginning at `from`, columns (output, output channel); `outputs` names the
 * frames the middle tap stands on.
 */
function unrolled(
  kernel: Float32Array,
  outChannels: number,
  inChannels: number,
  { from, frames, outputs }: { from: number; frames: number; outputs: readonly number[] },
): Float32Array {
  return matrix(frames * inChannels, outputs.length * outChannels, (row, column) => {
    const tap = from + Math.floor(row / inChannels) - outputs[Math.floor(column / outChannels)] + 1;
    if (tap < 0 || tap > 2) return 0;
    return kernel[((column % outChannels) * inChannels + (row % inChannels)) * 3 + tap];
  });
}

function joined(...parts: Float32Array[]): Float32Array {
  return Float32Array.from(parts.flatMap((part) => [...part]));
}

/** Gates in, forget, cell, out (as trained) to in, out, forget, cell (as ONNX has them). */
function gatesReordered(values: Float32Array): Float32Array {
  const gate = values.length / 4;
  const [i, f, c, o] = [0, 1, 2, 3].map((index) => values.subarray(index * gate, (index + 1) * gate));
  return joined(i, o, f, c);
}
