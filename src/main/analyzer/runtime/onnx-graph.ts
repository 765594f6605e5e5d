/**
 * Reads constants out of ONNX files and writes ONNX graphs, as much as restructuring a known model needs. Field
 * numbers are those of onnx.proto3.
 */

import { bytes, fields, integer, join, message, messages, string, text, varints } from './protobuf.ts';

/** A named constant of a graph. */
export interface GraphTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly data: Float32Array | BigInt64Array | Uint8Array;
}

/** An operator. Attributes: integers, and lists of them. */
export interface GraphNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
  /** Left out: the operators of the ONNX standard. */
  readonly domain?: string;
}

/** An input or output; a dimension given by name is free. */
export interface GraphValue {
  readonly name: string;
  readonly type: 'float32' | 'int32' | 'int64';
  readonly dims: readonly (number | string)[];
}

/** What a graph is made of. Nodes stand in the order they run. */
export interface Graph {
  readonly inputs: readonly GraphValue[];
  readonly outputs: readonly GraphValue[];
  readonly constants: readonly GraphTensor[];
  readonly nodes: readonly GraphNode[];
  /** Domains of operators beside the standard one. */
  readonly domains?: readonly { readonly domain: string; readonly version: number }[];
}

const ELEMENT_TYPE = { float32: 1, uint8: 2, int32: 6, int64: 7 } as const;
const ATTRIBUTE_INT = 2;
const ATTRIBUTE_INTS = 7;

/** The bytes of a model with this graph, for `createSession`. */
export function encodeModel(graph: Graph, opset: number): Uint8Array {
  return join([integer(1, 8), message(8, [text(1, ''), integer(2, opset)]), message(7, graphFields(graph))]);
}

/**
 * A model with more nodes, constants, inputs and outputs behind its own. Sound because a message that occurs twice
 * in a stream is merged by every reader of Protocol Buffers: lists are joined.
 */
export function appendToModel(model: Uint8Array, more: Graph): Uint8Array {
  const domains = (more.domains ?? []).map(({ domain, version }) => message(8, [text(1, domain), integer(2, version)]));
  return join([model, message(7, graphFields(more, false)), ...domains]);
}

function graphFields(graph: Graph, named = true): Uint8Array[] {
  return [
    ...graph.nodes.map((node) => message(1, nodeFields(node))),
    ...(named ? [text(2, 'graph')] : []),
    ...graph.constants.map(({ name, dims, data }) =>
      message(5, [
        ...dims.map((dim) => integer(1, dim)),
        integer(2, elementType(data)),
        text(8, name),
        bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
      ]),
    ),
    ...graph.inputs.map((value) => message(11, valueFields(value))),
    ...graph.outputs.map((value) => message(12, valueFields(value))),
  ];
}

function elementType(data: GraphTensor['data']): number {
  if (data instanceof Float32Array) return ELEMENT_TYPE.float32;
  return data instanceof Uint8Array ? ELEMENT_TYPE.uint8 : ELEMENT_TYPE.int64;
}

/** The fields of a NodeProto. */
export function nodeFields({ op, inputs, outputs, attributes = {}, domain }: GraphNode): Uint8Array[] {
  return [
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) =>
      typeof value === 'number'
        ? message(5, [text(1, name), integer(3, value), integer(20, ATTRIBUTE_INT)])
        : message(5, [text(1, name), ...value.map((item) => integer(8, item)), integer(20, ATTRIBUTE_INTS)]),
    ),
    ...(domain === undefined ? [] : [text(7, domain)]),
  ];
}

function valueFields({ name, type, dims }: GraphValue): Uint8Array[] {
  const shape = dims.map((dim) => message(1, [typeof dim === 'number' ? integer(1, dim) : text(2, dim)]));
  return [text(1, name), message(2, [message(1, [integer(1, ELEMENT_TYPE[type]), message(2, shape)])])];
}

/**
 * Every float32 constant of a model by name: initializers and Constant nodes, those inside the branches of If too.
 * Throws when the bytes are not Protocol Buffers.
 */
export function readFloatConstants(model: Uint8Array): Map<string, GraphTensor> {
  const found = new Map<string, GraphTensor>();
  const keep = (name: string, tensor: Uint8Array) => {
    const read = readTensor(name, tensor);
    if (read) found.set(name, read);
  };
  const walk = (graph: Uint8Array) => {
    for (const tensor of messages(graph, 5)) keep(string(messages(tensor, 8)[0]), tensor);
    for (const node of messages(graph, 1)) {
      for (const attribute of messages(node, 5)) {
        for (const tensor of messages(attribute, 5)) keep(string(messages(node, 2)[0]), tensor);
        for (const branch of messages(attribute, 6)) walk(branch);
      }
    }
  };
  for (const graph of messages(model, 7)) walk(graph);
  return found;
}

function readTensor(name: string, tensor: Uint8Array): GraphTensor | null {
  const dims: number[] = [];
  let elementType = 0;
  let raw: Uint8Array | null = null;
  for (const { field, value } of fields(tensor)) {
    // Dimensions come packed into one field or one by one; both are allowed.
    if (field === 1) dims.push(...(typeof value === 'number' ? [value] : varints(value)));
    if (field === 2 && typeof value === 'number') elementType = value;
    if (field === 9 && typeof value !== 'number') raw = value;
  }
  if (elementType !== ELEMENT_TYPE.float32 || raw === null) return null;
  return { name, dims, data: new Float32Array(Uint8Array.from(raw).buffer) };
}

/** The fixed dimensions of a model's inputs by name; -1 where one is free. Throws when the bytes are not Protocol Buffers. */
export function readInputShapes(model: Uint8Array): ReadonlyMap<string, readonly number[]> {
  const inputs = messages(model, 7).flatMap((graph) => messages(graph, 11));
  return new Map(
    inputs.map((input) => {
      const shapes = messages(input, 2).flatMap((type) => messages(type, 1).flatMap((tensor) => messages(tensor, 2)));
      const dims = shapes.flatMap((shape) => messages(shape, 1));
      return [string(messages(input, 1)[0]), dims.map((dim) => fixedSize(dim))];
    }),
  );
}

function fixedSize(dim: Uint8Array): number {
  for (const { field, value } of fields(dim)) if (field === 1 && typeof value === 'number') return value;
  return -1;
}
