import * as ort from 'onnxruntime-node';
import { analyzerError } from '../runtime/analyzer-error.ts';
import { fromHalves } from '../runtime/half-float.ts';
import type { Session } from '../runtime/session.ts';

const INPUTS = ['input_ids', 'attention_mask', 'token_type_ids'] as const;
type InputName = (typeof INPUTS)[number];

/** A sequence classifier's graph: what it asks for, and how it is run. */
export interface SequenceGraph {
  /** Rows every run must have; null: any. */
  readonly rows: 1 | null;
  /** Tokens every row must have, padding included; null: any. */
  readonly tokens: number | null;
  /**
   * Pads rows of token ids to `length` and gives the logits of each. Throws `model_output_invalid` where they are not
   * `labels` numbers a row.
   */
  run(rows: readonly (readonly number[])[], length: number): Promise<Float32Array[]>;
}

/**
 * Reads what a graph asks for. Throws `model_unsupported` where it wants other inputs than token ids, mask and types,
 * gives nothing that can be taken for logits, or was exported for a fixed count of several rows.
 */
export function sequenceGraph(session: Session, padId: number, labels: number): SequenceGraph {
  const inputs = session.inputMetadata.map(checkedInput);
  const ids = session.inputMetadata.find((input) => input.name === 'input_ids');
  if (ids?.isTensor !== true) throw analyzerError('model_unsupported', 'the model has no input input_ids');
  const [rows = null, tokens = null] = ids.shape.map((size) => (typeof size === 'number' && size > 0 ? size : null));
  if (rows !== null && rows !== 1)
    throw analyzerError('model_unsupported', `the model was exported for batches of ${rows}; export it for any`);
  const output = logitsName(session);
  return {
    rows,
    tokens,
    async run(given, length) {
      const feeds: Record<string, ort.Tensor> = {};
      for (const { name, type } of inputs) {
        const cells = given.flatMap((row) => Array.from({ length }, (_, at) => cellOf(name, row, at, padId)));
        const data = type === 'int64' ? BigInt64Array.from(cells, BigInt) : Int32Array.from(cells);
        feeds[name] = new ort.Tensor(type, data, [given.length, length]);
      }
      const { [output]: logits } = await session.run(feeds, [output]);
      if (logits.dims.join() !== `${given.length},${labels}`) {
        const found = `logits are ${logits.dims.join('×')}`;
        throw analyzerError('model_output_invalid', `${found}, not ${given.length}×${labels}`);
      }
      const data = logits.type === 'float16' ? fromHalves(logits.data as Uint16Array) : (logits.data as Float32Array);
      if (!data.every(Number.isFinite)) throw analyzerError('model_output_invalid', 'logits are not numbers');
      return given.map((_, row) => data.slice(row * labels, (row + 1) * labels));
    },
  };
}

function cellOf(name: InputName, row: readonly number[], at: number, padId: number): number {
  if (name === 'input_ids') return row[at] ?? padId;
  // One text has one type, 0.
  return name === 'attention_mask' && at < row.length ? 1 : 0;
}

function checkedInput(input: ort.InferenceSession.ValueMetadata): { name: InputName; type: 'int32' | 'int64' } {
  const name = INPUTS.find((known) => known === input.name);
  const type = input.isTensor ? input.type : 'no tensor';
  if (name === undefined)
    throw analyzerError('model_unsupported', `the model asks for ${input.name}, which texts do not have`);
  if (type !== 'int64' && type !== 'int32')
    throw analyzerError('model_unsupported', `the model asks for ${name} as ${type}, not as whole numbers`);
  return { name, type };
}

function logitsName({ outputNames, outputMetadata }: Session): string {
  if (outputNames.includes('logits')) return 'logits';
  // Loss, hidden states and attentions may come along; logits are a matrix.
  const matrices = outputMetadata.filter((output) => output.isTensor && output.shape.length === 2);
  const only = outputNames.length === 1 ? outputNames : matrices.map((output) => output.name);
  if (only.length === 1) return only[0];
  throw analyzerError('model_unsupported', `none of the outputs ${outputNames.join(', ')} is called logits`);
}
