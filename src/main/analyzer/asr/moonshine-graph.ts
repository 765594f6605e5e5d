import { appendToModel, type GraphNode, type GraphTensor } from '../runtime/onnx-graph.ts';
import { type FileNode, rewriteNodes } from '../runtime/onnx-rewrite.ts';
import { type QuantizedTensor, readQuantizedTensors } from '../runtime/quantized-tensors.ts';

// The published int8 graphs quantise the activations of a whole batch with one scale: what a piece says then depends
// on the pieces that happen to share its batch, and a loud one costs the others precision. The same weights run
// through MatMulNBits, which quantises every 32 activations of a row on their own: a piece says the same in any
// batch, and the word error rate falls (figures in docs/recognition.md). The word table, which the published decoder
// turns into float32 at every step, runs the same way.

/** Activations that share a scale; divides every inner dimension of Moonshine. */
const BLOCK = 32;

/** The published encoder or decoder with its int8 products row by row. Graphs without such products stay as they are. */
export function rowwiseModel(published: Uint8Array): Uint8Array {
  const weights = readQuantizedTensors(published);
  const constants = new Map<string, GraphTensor>();
  const rewritten = rewriteNodes(published, (nodes) => rowwiseNodes(nodes, weights, constants));
  return appendToModel(rewritten, {
    inputs: [],
    outputs: [],
    nodes: [],
    constants: [...constants.values()],
    domains: [{ domain: 'com.microsoft', version: 1 }],
  });
}

/**
 * The decoder with three more outputs: `token` [b, 1], the likeliest next token, `confidence` [b, 1], its
 * probability, and, from the step without a cache, `crossKeys.N` [b, heads, dim, t]: the keys of the encoder's frames as
 * the attention multiplies them. Given back as inputs of that name, they save transposing them at every step.
 */
export function decodingModel(decoder: Uint8Array, layers: number, headDim: number): Uint8Array {
  const layerNames = Array.from({ length: layers }, (_, layer) => layer);
  const keysOf = (layer: number) => `past_key_values.${layer}.encoder.key`;
  const rewritten = rewriteNodes(decoder, (nodes) => {
    const maker = new Map(nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)));
    return nodes.map((node) => {
      const scaled = node.op === 'MatMul' ? maker.get(node.inputs[1]) : undefined;
      const transposed = scaled?.op === 'Mul' ? maker.get(scaled.inputs[0]) : undefined;
      const layer = layerNames.find((index) => transposed?.inputs[0] === keysOf(index));
      if (transposed?.op !== 'Transpose' || layer === undefined) return node;
      return { op: 'MatMul', inputs: [node.inputs[0], `crossKeysCached.${layer}`], outputs: node.outputs };
    });
  });
  return appendToModel(rewritten, {
    inputs: layerNames.map((layer) => ({
      name: `crossKeysCached.${layer}`,
      type: 'float32',
      dims: ['batch_size', 'heads', headDim, 'frames'],
    })),
    outputs: [
      { name: 'token', type: 'int64', dims: ['batch_size', 'decoder_sequence_length'] },
      { name: 'confidence', type: 'float32', dims: ['batch_size', 'decoder_sequence_length'] },
      ...layerNames.map((layer) => ({
        name: `crossKeys.${layer}`,
        type: 'float32' as const,
        dims: ['batch_size', 'heads', headDim, 'frames'],
      })),
    ],
    // Half of attention's scale 1/√d falls to the queries, half to the keys.
    constants: [{ name: 'keyScale', dims: [], data: Float32Array.of(headDim ** -0.25) }],
    nodes: [
      { op: 'ArgMax', inputs: ['logits'], outputs: ['token'], attributes: { axis: -1, keepdims: 0 } },
      { op: 'Softmax', inputs: ['logits'], outputs: ['posterior'], attributes: { axis: -1 } },
      { op: 'ReduceMax', inputs: ['posterior'], outputs: ['confidence'], attributes: { axes: [-1], keepdims: 0 } },
      ...layerNames.flatMap((layer): GraphNode[] => [
        {
          op: 'Transpose',
          inputs: [`present.${layer}.encoder.key`],
          outputs: [`keysTransposed.${layer}`],
          attributes: { perm: [0, 1, 3, 2] },
        },
        { op: 'Mul', inputs: [`keysTransposed.${layer}`, 'keyScale'], outputs: [`crossKeys.${layer}`] },
      ]),
    ],
  });
}

function rowwiseNodes(
  nodes: readonly FileNode[],
  weights: ReadonlyMap<string, QuantizedTensor>,
  constants: Map<string, GraphTensor>,
): readonly (FileNode | GraphNode)[] {
  const maker = new Map(nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)));
  return nodes.map((node) => {
    const product = dynamicProduct(node, maker) ?? tableProduct(node, maker);
    const values = product && weights.get(product.weight);
    const scale = product && weights.get(product.scale);
    const zero = product && weights.get(product.zero);
    if (!product || !values || !scale || !zero || values.dims.length !== 2) return node;
    const [rows, columns] = product.transposed ? values.dims : [values.dims[1], values.dims[0]];
    if (columns % BLOCK !== 0 || scale.floats.length !== 1) return node;
    // One name for each weight: both branches of the decoder share them.
    const name = `rowwise.${product.weight}`;
    if (!constants.has(name)) {
      const blocks = (rows * columns) / BLOCK;
      const data = product.transposed ? values.integers : transpose(values.integers, columns, rows);
      constants.set(name, { name, dims: [rows, columns / BLOCK, BLOCK], data });
      constants.set(`${name}.scale`, {
        name: `${name}.scale`,
        dims: [blocks],
        data: new Float32Array(blocks).fill(scale.floats[0]),
      });
      constants.set(`${name}.zero`, {
        name: `${name}.zero`,
        dims: [blocks],
        data: new Uint8Array(blocks).fill(zero.integers[0]),
      });
    }
    return {
      op: 'MatMulNBits',
      domain: 'com.microsoft',
      inputs: [product.input, name, `${name}.scale`, `${name}.zero`],
      outputs: node.outputs,
      // accuracy_level 4: the activations are quantised to int8 too, block by block.
      attributes: { K: columns, N: rows, bits: 8, block_size: BLOCK, accuracy_level: 4 },
    };
  });
}

interface Product {
  readonly input: string;
  readonly weight: string;
  readonly scale: string;
  readonly zero: string;
  /** Whether the weight lies as [outputs, inputs]. */
  readonly transposed: boolean;
}

type Makers = ReadonlyMap<string, FileNode>;

/** `DynamicQuantizeLinear → MatMulInteger → Cast → Mul`, seen from its last node. */
function dynamicProduct(node: FileNode, maker: Makers): Product | null {
  if (node.op !== 'Mul') return null;
  const cast = node.inputs.map((input) => maker.get(input)).find((made) => made?.op === 'Cast');
  const integer = cast && maker.get(cast.inputs[0]);
  const quantize = integer?.op === 'MatMulInteger' ? maker.get(integer.inputs[0]) : undefined;
  const scales = node.inputs.map((input) => maker.get(input)).find((made) => made?.op === 'Mul');
  if (!integer || quantize?.op !== 'DynamicQuantizeLinear' || !scales) return null;
  const scale = scales.inputs.find((input) => input !== quantize.outputs[1]);
  if (scale === undefined) return null;
  return { input: quantize.inputs[0], weight: integer.inputs[1], scale, zero: integer.inputs[3], transposed: false };
}

/** `Transpose → DequantizeLinear → MatMul`: the product with the word table, seen from its last node. */
function tableProduct(node: FileNode, maker: Makers): Product | null {
  const dequantize = node.op === 'MatMul' ? maker.get(node.inputs[1]) : undefined;
  const turn = dequantize?.op === 'DequantizeLinear' ? maker.get(dequantize.inputs[0]) : undefined;
  if (!dequantize || turn?.op !== 'Transpose') return null;
  return {
    input: node.inputs[0],
    weight: turn.inputs[0],
    scale: dequantize.inputs[1],
    zero: dequantize.inputs[2],
    transposed: true,
  };
}

function transpose(values: Uint8Array, rows: number, columns: number): Uint8Array {
  const turned = new Uint8Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) turned[column * rows + row] = values[row * columns + column];
  }
  return turned;
}
