/** Rewrites the nodes of an ONNX model in memory, those inside the branches of If and the bodies of loops too. */

import { type GraphNode, nodeFields } from './onnx-graph.ts';
import { bytes, fields, join, message, messages, string } from './protobuf.ts';

/** A node as it stands in a file. */
export interface FileNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Names that graphs inside it, as the branches of an If, take from around it; and their own. */
  readonly captures: readonly string[];
  /** The NodeProto, which stays as it is. */
  readonly raw: Uint8Array;
}

/** Gives the nodes of one graph anew, in the order they run: kept ones, and new ones in place of others. */
export type RewriteNodes = (nodes: readonly FileNode[]) => readonly (FileNode | GraphNode)[];

/** The model with the nodes of each of its graphs rewritten. Throws when the bytes are not Protocol Buffers. */
export function rewriteNodes(model: Uint8Array, rewrite: RewriteNodes): Uint8Array {
  return join([...fields(model)].map((part) => (part.field === 7 ? message(7, graph(content(part))) : part.raw)));

  function graph(from: Uint8Array): Uint8Array[] {
    const parts = [...fields(from)];
    const nodes = parts.filter((part) => part.field === 1).map((part) => node(content(part)));
    const outputs = parts.filter((part) => part.field === 12).map((part) => string(messages(content(part), 1)[0]));
    return [
      ...live(rewrite(nodes), outputs).map((item) =>
        'raw' in item ? bytes(1, item.raw) : message(1, nodeFields(item)),
      ),
      ...parts.filter((part) => part.field !== 1).map((part) => part.raw),
    ];
  }

  function node(from: Uint8Array): FileNode {
    const hasGraphs = graphsOf(from).length > 0;
    const raw = hasGraphs
      ? join([...fields(from)].map((part) => (part.field === 5 ? attribute(content(part)) : part.raw)))
      : from;
    return {
      op: string(messages(from, 4)[0]),
      captures: graphsOf(raw).flatMap(inputsInside),
      inputs: messages(from, 1).map(string),
      outputs: messages(from, 2).map(string),
      raw,
    };
  }

  function attribute(from: Uint8Array): Uint8Array {
    return message(
      5,
      [...fields(from)].map((part) => (part.field === 6 ? message(6, graph(content(part))) : part.raw)),
    );
  }
}

/** The graphs in a node: the branches of an If, the body of a Loop. */
function graphsOf(node: Uint8Array): Uint8Array[] {
  return messages(node, 5).flatMap((attribute) => messages(attribute, 6));
}

/** What the nodes of a graph, and of the graphs in them, take: some of it from around the graph. */
function inputsInside(graph: Uint8Array): string[] {
  return messages(graph, 1).flatMap((node) => [
    ...messages(node, 1).map(string),
    ...graphsOf(node).flatMap(inputsInside),
  ]);
}

/** Without the nodes that nothing asks for any more: ONNX Runtime would run them all the same. */
function live(nodes: readonly (FileNode | GraphNode)[], outputs: readonly string[]): readonly (FileNode | GraphNode)[] {
  const wanted = new Set(outputs);
  const kept = nodes.toReversed().filter((node) => {
    if (!node.outputs.some((output) => wanted.has(output))) return false;
    for (const input of node.inputs) wanted.add(input);
    for (const name of 'captures' in node ? node.captures : []) wanted.add(name);
    return true;
  });
  return kept.toReversed();
}

function content(part: { readonly value: number | Uint8Array }): Uint8Array {
  return typeof part.value === 'number' ? new Uint8Array(0) : part.value;
}
