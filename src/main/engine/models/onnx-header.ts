import { type FileHandle, open } from 'node:fs/promises';
import { type ProtobufField, ProtobufReader } from './protobuf-reader.ts';

/** An input or output of a graph. */
export interface OnnxValue {
  readonly name: string;
  /** False for sequences and maps, which some converters put around probabilities. */
  readonly isTensor: boolean;
  /** Null for a dimension that is free; empty where the file does not say. */
  readonly dims: readonly (number | null)[];
}

/** What an ONNX file says about itself outside its weights. */
export interface OnnxHeader {
  /** Inputs that a caller must feed, in order. */
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  /** Where weights outside the file are looked for, as written in it. */
  readonly externalData: readonly string[];
  /** Families of the operators used that the file does not define itself; the standard one is the empty string. */
  readonly domains: readonly string[];
  /** Nodes that make the runtime load a compiled file of a device's maker. */
  readonly compiledNodes: number;
}

/** Thrown by `readOnnxHeader` for what is not a well-formed ONNX file. */
export class OnnxFormatError extends Error {}

interface Findings {
  inputs: OnnxValue[];
  outputs: OnnxValue[];
  initializers: Set<string>;
  externalData: Set<string>;
  used: Set<string>;
  own: Set<string>;
  compiledNodes: number;
}

// Field numbers of onnx.proto3 (onnx 1.17), for the messages on the way to names and tensors.
const MODEL = { graph: 7, training: 20, functions: 25 };
const GRAPH = { node: 1, initializer: 5, input: 11, output: 12, sparseInitializer: 15 };
const NODE = { opType: 4, attribute: 5, domain: 7 };
const ATTRIBUTE = { tensor: 5, graph: 6, tensors: 10, graphs: 11, sparseTensor: 22, sparseTensors: 23 };
const TENSOR = { name: 8, externalData: 13 };
// Of a value: its type, of that its tensor, of that its shape, of that its dimensions, and of those the size.
const VALUE = { name: 1, type: 2, tensorType: 1, shape: 2, dim: 1, size: 1 };
const FUNCTION = { node: 7, domain: 10, attributeProto: 11 };

/** Subgraphs of real models nest three deep. */
const MAX_DEPTH = 16;

/**
 * Reads an ONNX file's interface without loading it: walks the protobuf by its lengths and skips the weights, so that
 * 2 GB take no longer than their count of nodes. Throws `OnnxFormatError`, or what the file system throws.
 */
export async function readOnnxHeader(path: string): Promise<OnnxHeader> {
  const file = await open(path);
  try {
    return await readModel(file);
  } catch (error) {
    if (error instanceof RangeError) throw new OnnxFormatError(error.message);
    throw error;
  } finally {
    await file.close();
  }
}

async function readModel(file: FileHandle): Promise<OnnxHeader> {
  const size = (await file.stat()).size;
  const reader = new ProtobufReader(file);
  const found: Findings = {
    inputs: [],
    outputs: [],
    initializers: new Set(),
    externalData: new Set(),
    used: new Set(),
    own: new Set(),
    compiledNodes: 0,
  };
  let graphs = 0;
  for await (const field of reader.fields(0, size)) {
    if (field.number === MODEL.graph) {
      graphs++;
      await readGraph(reader, field.start, field.end, found, 0);
    } else if (field.number === MODEL.functions) await readFunction(reader, field.start, field.end, found);
    else if (field.number === MODEL.training) throw new OnnxFormatError('it holds training graphs');
  }
  if (graphs !== 1) throw new OnnxFormatError(`it holds ${graphs} graphs, expected one`);
  return {
    inputs: found.inputs.filter(({ name }) => !found.initializers.has(name)),
    outputs: found.outputs,
    externalData: [...found.externalData],
    domains: [...found.used].filter((domain) => !found.own.has(domain)),
    compiledNodes: found.compiledNodes,
  };
}

async function readGraph(reader: ProtobufReader, start: number, end: number, found: Findings, depth: number) {
  if (depth > MAX_DEPTH) throw new OnnxFormatError('graphs nest too deep');
  for await (const field of reader.fields(start, end)) {
    if (field.number === GRAPH.node) await readNode(reader, field.start, field.end, found, depth);
    else if (field.number === GRAPH.initializer) {
      const name = await readTensor(reader, field.start, field.end, found);
      if (depth === 0) found.initializers.add(name);
    } else if (field.number === GRAPH.sparseInitializer) await readSparse(reader, field.start, field.end, found);
    else if (depth > 0) continue;
    else if (field.number === GRAPH.input) found.inputs.push(await readValue(reader, field));
    else if (field.number === GRAPH.output) found.outputs.push(await readValue(reader, field));
  }
}

async function readValue(reader: ProtobufReader, value: ProtobufField): Promise<OnnxValue> {
  const dims: (number | null)[] = [];
  let isTensor = false;
  const within = (field: ProtobufField) => reader.fields(field.start, field.end);
  for await (const type of within(value)) {
    if (type.number !== VALUE.type) continue;
    for await (const tensor of within(type)) {
      if (tensor.number !== VALUE.tensorType) continue;
      isTensor = true;
      for await (const shape of within(tensor)) {
        if (shape.number !== VALUE.shape || !shape.hasLength) continue;
        for await (const dim of within(shape)) if (dim.number === VALUE.dim) dims.push(await readSize(reader, dim));
      }
    }
  }
  return { name: await reader.stringField(value, VALUE.name), isTensor, dims };
}

async function readSize(reader: ProtobufReader, dim: ProtobufField): Promise<number | null> {
  for await (const { number, value } of reader.fields(dim.start, dim.end))
    if (number === VALUE.size && value !== null) return value;
  return null;
}

async function readNode(reader: ProtobufReader, start: number, end: number, found: Findings, depth: number) {
  let domain = '';
  for await (const field of reader.fields(start, end)) {
    if (field.number === NODE.domain) domain = await reader.text(field);
    if (field.number === NODE.opType && (await reader.text(field)) === 'EPContext') found.compiledNodes++;
    if (field.number === NODE.attribute) await readAttribute(reader, field.start, field.end, found, depth);
  }
  found.used.add(domain === 'ai.onnx' ? '' : domain);
}

async function readAttribute(reader: ProtobufReader, start: number, end: number, found: Findings, depth: number) {
  for await (const field of reader.fields(start, end)) {
    const { number } = field;
    if (number === ATTRIBUTE.tensor || number === ATTRIBUTE.tensors)
      await readTensor(reader, field.start, field.end, found);
    else if (number === ATTRIBUTE.graph || number === ATTRIBUTE.graphs)
      await readGraph(reader, field.start, field.end, found, depth + 1);
    else if (number === ATTRIBUTE.sparseTensor || number === ATTRIBUTE.sparseTensors)
      await readSparse(reader, field.start, field.end, found);
  }
}

async function readTensor(reader: ProtobufReader, start: number, end: number, found: Findings): Promise<string> {
  let name = '';
  for await (const field of reader.fields(start, end)) {
    if (field.number === TENSOR.name) name = await reader.text(field);
    if (field.number !== TENSOR.externalData) continue;
    if ((await reader.stringField(field, 1)) === 'location') found.externalData.add(await reader.stringField(field, 2));
  }
  return name;
}

/** A sparse tensor is two tensors: values (1) and indices (2). */
async function readSparse(reader: ProtobufReader, start: number, end: number, found: Findings) {
  for await (const field of reader.fields(start, end))
    if (field.number === 1 || field.number === 2) await readTensor(reader, field.start, field.end, found);
}

async function readFunction(reader: ProtobufReader, start: number, end: number, found: Findings) {
  for await (const field of reader.fields(start, end)) {
    if (field.number === FUNCTION.domain) found.own.add(await reader.text(field));
    else if (field.number === FUNCTION.node) await readNode(reader, field.start, field.end, found, 1);
    else if (field.number === FUNCTION.attributeProto) await readAttribute(reader, field.start, field.end, found, 1);
  }
}
