import * as ort from 'onnxruntime-node';
import { expect, it } from 'vitest';
import { encodeModel, type GraphNode, nodeFields } from './onnx-graph.ts';
import { type FileNode, rewriteNodes } from './onnx-rewrite.ts';
import { bytes, integer, join, message, messages, string, text } from './protobuf.ts';
import { createSession } from './session.ts';

const OPSET = 17;
const ATTRIBUTE_GRAPH = 5;
const vector = (name: string) => ({ name, type: 'float32' as const, dims: ['n'] });

const opsOf = (graph: Uint8Array) => messages(graph, 1).map((node) => string(messages(node, 4)[0]));
const opsOfModel = (model: Uint8Array) => messages(model, 7).flatMap(opsOf);

async function run(model: Uint8Array, feeds: Record<string, ort.Tensor>): Promise<number[]> {
  const session = await createSession(model, 1);
  return [...((await session.run(feeds)).y.data as Float32Array)];
}

const x = () => new ort.Tensor('float32', Float32Array.of(1, 4, 9), [3]);

it('puts new nodes in place of others, and drops those that nothing asks for any more', async () => {
  const model = encodeModel(
    {
      inputs: [vector('x')],
      outputs: [vector('y')],
      constants: [],
      nodes: [
        { op: 'Neg', inputs: ['x'], outputs: ['negative'] },
        { op: 'Abs', inputs: ['negative'], outputs: ['y'] },
      ],
    },
    OPSET,
  );
  const rewritten = rewriteNodes(model, (nodes) =>
    nodes.map((node) => (node.op === 'Abs' ? { op: 'Sqrt', inputs: ['x'], outputs: node.outputs } : node)),
  );
  expect(opsOfModel(rewritten)).toEqual(['Sqrt']);
  expect(await run(rewritten, { x: x() })).toEqual([1, 2, 3]);
});

it('leaves a model as it is when nothing is to be changed', () => {
  const graph = { inputs: [vector('x')], outputs: [vector('y')], constants: [] };
  const model = encodeModel({ ...graph, nodes: [{ op: 'Neg', inputs: ['x'], outputs: ['y'] }] }, OPSET);
  expect([...rewriteNodes(model, (nodes) => nodes)].sort()).toEqual([...model].sort());
});

/** A graph as it stands in an attribute. */
function branch(name: string, nodes: readonly (GraphNode | Uint8Array)[], output: string): Uint8Array {
  const made = nodes.map((node) => (node instanceof Uint8Array ? bytes(1, node) : message(1, nodeFields(node))));
  const value = [text(1, output), message(2, [message(1, [integer(1, 1)])])];
  return message(5, [
    text(1, name),
    message(6, [...made, text(2, `${name}_graph`), message(12, value)]),
    integer(20, ATTRIBUTE_GRAPH),
  ]);
}

function ifNode(output: string, thenNodes: readonly (GraphNode | Uint8Array)[], elseNodes: readonly GraphNode[]) {
  const branches = [
    branch('then_branch', thenNodes, `${output}_then`),
    branch('else_branch', elseNodes, `${output}_else`),
  ];
  return join([text(1, 'flag'), text(2, output), text(4, 'If'), ...branches]);
}

/** `doubled` is asked for by an If inside an If only, `negative` by nobody. */
function nested(): Uint8Array {
  const inner = ifNode(
    'y_then',
    [{ op: 'Abs', inputs: ['doubled'], outputs: ['y_then_then'] }],
    [{ op: 'Neg', inputs: ['doubled'], outputs: ['y_then_else'] }],
  );
  const outer = ifNode('y', [inner], [{ op: 'Neg', inputs: ['x'], outputs: ['y_else'] }]);
  const empty = encodeModel(
    {
      inputs: [vector('x')],
      outputs: [vector('y')],
      constants: [],
      nodes: [
        { op: 'Add', inputs: ['x', 'x'], outputs: ['doubled'] },
        { op: 'Neg', inputs: ['x'], outputs: ['negative'] },
      ],
    },
    OPSET,
  );
  const flag = message(11, [text(1, 'flag'), message(2, [message(1, [integer(1, 9), message(2, [])])])]);
  return join([empty, message(7, [bytes(1, outer), flag])]);
}

it('rewrites the branches of an If, and keeps what only a branch of a branch takes from outside', async () => {
  // Two messages of one kind are one to every reader; the rewriting sees one graph.
  const merged = join([
    ...messages(nested(), 8).map((opset) => bytes(8, opset)),
    integer(1, 8),
    bytes(7, join(messages(nested(), 7))),
  ]);
  const toSqrt = (node: FileNode) =>
    node.op === 'Abs' ? { op: 'Sqrt', inputs: node.inputs, outputs: node.outputs } : node;
  const rewritten = rewriteNodes(merged, (nodes) => nodes.map(toSqrt));
  expect(opsOfModel(rewritten)).toEqual(['Add', 'If']);
  const flag = (value: boolean) => new ort.Tensor('bool', [value], []);
  expect(await run(rewritten, { x: new ort.Tensor('float32', Float32Array.of(2, 8), [2]), flag: flag(true) })).toEqual([
    2, 4,
  ]);
  expect(await run(rewritten, { x: x(), flag: flag(false) })).toEqual([-1, -4, -9]);
});
