import { expect, it } from 'vitest';
import { bytes, integer, join, message, text } from './protobuf.ts';
import { readQuantizedTensors } from './quantized-tensors.ts';

const FLOAT32 = 1;
const UINT8 = 2;
const INT8 = 3;
const INT64 = 7;

function model(...tensors: Uint8Array[][]): Uint8Array {
  return message(
    7,
    tensors.map((parts) => message(5, parts)),
  );
}

const raw = (data: ArrayBufferView) => bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));

it('reads uint8 as it is and moves int8 up by 128', () => {
  const tensors = readQuantizedTensors(
    model(
      [integer(1, 2), integer(1, 2), integer(2, UINT8), text(8, 'u'), raw(Uint8Array.of(0, 1, 128, 255))],
      [integer(1, 4), integer(2, INT8), text(8, 'i'), raw(Int8Array.of(-128, -1, 0, 127))],
    ),
  );
  expect(tensors.get('u')).toEqual({
    dims: [2, 2],
    integers: Uint8Array.of(0, 1, 128, 255),
    floats: new Float32Array(),
  });
  expect(tensors.get('i')?.integers).toEqual(Uint8Array.of(0, 127, 128, 255));
});

it('reads integers and floats that are not stored as raw bytes, one by one or packed', () => {
  const packed = new Float32Array([0.5, -2]);
  const tensors = readQuantizedTensors(
    model(
      [integer(1, 3), integer(2, INT8), text(8, 'i'), integer(5, -3), integer(5, 0), integer(5, 127)],
      [integer(1, 2), integer(2, FLOAT32), text(8, 'f'), bytes(4, new Uint8Array(packed.buffer))],
    ),
  );
  expect(tensors.get('i')?.integers).toEqual(Uint8Array.of(125, 128, 255));
  expect(tensors.get('f')?.floats).toEqual(packed);
});

it('leaves other types and long float weights alone', () => {
  const tensors = readQuantizedTensors(
    model(
      [integer(1, 1), integer(2, INT64), text(8, 'shape'), raw(BigInt64Array.of(1n))],
      [integer(1, 100_000), integer(2, FLOAT32), text(8, 'weight'), raw(new Float32Array(100_000))],
      [integer(2, FLOAT32), text(8, 'scale'), raw(Float32Array.of(0.25))],
    ),
  );
  expect([...tensors.keys()]).toEqual(['scale']);
  expect(tensors.get('scale')).toMatchObject({ dims: [], floats: Float32Array.of(0.25) });
});

it('throws at what is no model', () => {
  expect(() => readQuantizedTensors(join([Uint8Array.of(0x3a, 0xff, 0x01)]))).toThrow('not Protocol Buffers');
});
