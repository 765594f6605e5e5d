/** A graph for tests: its interface, and what may be wrong with it. */
export interface OnnxShape {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Rows of so many numbers, by the name of an input or output; others have no type. */
  readonly widths?: Readonly<Record<string, number>>;
  /** Outputs that are a sequence of maps. */
  readonly maps?: readonly string[];
  /** Location of weights outside the file. */
  readonly externalData?: string;
  /** Puts those weights into a subgraph instead of the graph. */
  readonly nested?: boolean;
  readonly nodeDomain?: string;
  readonly opType?: string;
  /** How deep subgraphs nest. */
  readonly depth?: number;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
  return Buffer.from([...bytes, rest]);
}

/** A protobuf field with a length: text, or messages one after the other. */
function field(number: number, ...content: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(content.map((part) => Buffer.from(part)));
  return Buffer.concat([varint(number * 8 + 2), varint(body.length), body]);
}

function typeOf(name: string, { widths, maps }: OnnxShape): Buffer {
  if (maps?.includes(name)) return field(2, field(4, field(1, field(5, ''))));
  const width = widths?.[name];
  if (width === undefined) return Buffer.alloc(0);
  const dims = [field(1, field(2, 'n')), field(1, Buffer.from([8]), varint(width))];
  return field(2, field(1, Buffer.from([8, 1]), field(2, ...dims)));
}

/** Writes an ONNX file of the given shape (field numbers of onnx.proto3). It need not run. */
export function buildOnnx(shape: OnnxShape): Buffer {
  const tensor = shape.externalData
    ? field(5, field(8, 'weights'), field(13, field(1, 'location'), field(2, shape.externalData)))
    : Buffer.alloc(0);
  let inner = shape.nested ? tensor : Buffer.alloc(0);
  for (let level = 0; level < (shape.depth ?? 1); level++) inner = field(1, field(5, field(6, inner)));
  const node = field(1, field(4, shape.opType ?? 'Add'), field(7, shape.nodeDomain ?? ''));
  const graph = field(
    7,
    node,
    inner,
    shape.nested ? '' : tensor,
    ...shape.inputs.map((name) => field(11, field(1, name), typeOf(name, shape))),
    ...shape.outputs.map((name) => field(12, field(1, name), typeOf(name, shape))),
  );
  return Buffer.concat([Buffer.from([8, 8]), graph, field(8, field(1, shape.nodeDomain ?? ''))]);
}
