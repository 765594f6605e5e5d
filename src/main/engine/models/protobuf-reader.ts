import type { FileHandle } from 'node:fs/promises';

/** A field of a protobuf message: for one with a length, `[start, end)` is its content in the file; else empty. `value`: of a number, as unsigned. */
export interface ProtobufField {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly hasLength: boolean;
  readonly value: number | null;
}

const WINDOW_BYTES = 64 * 1024;
/** No name or path in a model is near this long. */
const MAX_TEXT_BYTES = 4096;
/** A graph of a billion parameters has some hundred thousand fields; a file made to keep us busy has more. */
const MAX_FIELDS = 5_000_000;

/**
 * Walks protobuf messages in a file without reading what is skipped
 * (wire format: https://protobuf.dev/programming-guides/encoding). Throws `RangeError` where the bytes are none.
 */
export class ProtobufReader {
  readonly #file: FileHandle;
  #window: Buffer = Buffer.alloc(0);
  #windowStart = 0;
  #fields = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** The fields of the message at `[start, end)` in the file, in order. */
  async *fields(start: number, end: number): AsyncGenerator<ProtobufField> {
    let position = start;
    while (position < end) {
      if (++this.#fields > MAX_FIELDS) throw new RangeError('more fields than any real model has');
      const tag = await this.#varint(position, end);
      const number = Math.floor(tag.value / 8);
      const wireType = tag.value % 8;
      if (number === 0) throw new RangeError(`no protobuf field at byte ${position}`);
      position = tag.next;
      const contentStart = wireType === 2 ? await this.#varint(position, end) : null;
      const plain = wireType === 0 ? await this.#varint(position, end) : null;
      if (contentStart) position = contentStart.next + contentStart.value;
      else if (plain) position = plain.next;
      else if (wireType === 1) position += 8;
      else if (wireType === 5) position += 4;
      else throw new RangeError(`unknown wire type ${wireType} before byte ${position}`);
      if (position > end) throw new RangeError(`a field ends at byte ${position}, its message at ${end}`);
      const contentAt = contentStart?.next ?? position;
      yield { number, start: contentAt, end: position, hasLength: contentStart !== null, value: plain?.value ?? null };
    }
  }

  /** The content of a field as text. */
  async text(field: ProtobufField): Promise<string> {
    const length = field.end - field.start;
    if (length > MAX_TEXT_BYTES) throw new RangeError(`a name of ${length} bytes at byte ${field.start}`);
    await this.#load(field.start, length);
    const offset = field.start - this.#windowStart;
    return this.#window.toString('utf8', offset, offset + length);
  }

  /** The text of field `number` of the message in `field`; empty when it has none. As protobuf says, the last counts. */
  async stringField(field: ProtobufField, number: number): Promise<string> {
    let text = '';
    for await (const inner of this.fields(field.start, field.end))
      if (inner.number === number && inner.hasLength) text = await this.text(inner);
    return text;
  }

  async #varint(start: number, end: number): Promise<{ value: number; next: number }> {
    await this.#load(start, Math.min(10, end - start));
    let value = 0;
    // Ten bytes at most (negative int32s); doubles are exact for every length a file can have.
    for (let index = 0; index < 10 && start + index < end; index++) {
      const byte = this.#window[start + index - this.#windowStart] as number;
      value += (byte & 0x7f) * 2 ** (7 * index);
      if (byte < 0x80) return { value, next: start + index + 1 };
    }
    throw new RangeError(`an unfinished number at byte ${start}`);
  }

  /** Sees to it that `length` bytes from `start` are in the window. */
  async #load(start: number, length: number): Promise<void> {
    if (start >= this.#windowStart && start + length <= this.#windowStart + this.#window.length) return;
    const buffer = Buffer.alloc(Math.max(WINDOW_BYTES, length));
    const { bytesRead } = await this.#file.read(buffer, 0, buffer.length, start);
    if (bytesRead < length) throw new RangeError(`the file ends at byte ${start + bytesRead}`);
    this.#window = buffer.subarray(0, bytesRead);
    this.#windowStart = start;
  }
}
