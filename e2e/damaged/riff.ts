/** What a test WAVE header says, and where it lies. */
export interface RiffOptions {
  readonly tag?: number;
  readonly channels?: number;
  readonly rateHz?: number;
  readonly bits?: number;
  readonly blockAlign?: number;
  readonly byteRate?: number;
  readonly dataSize?: number;
  readonly riffSize?: number;
  readonly magic?: string;
  /** Chunks between `WAVE` and `fmt `. */
  readonly before?: Buffer;
  /** Bytes after the data. */
  readonly after?: Buffer;
}

/** An unsigned 32-bit number, little-endian. */
export function u32(value: number): Buffer {
  const out = Buffer.alloc(4);
  out.writeUInt32LE(value >>> 0);
  return out;
}

/** A chunk: its name, a length (the true one when left out) and its body. */
export function chunk(id: string, body: Buffer, size = body.length): Buffer {
  return Buffer.concat([Buffer.from(id, 'latin1'), u32(size), body]);
}

/** The body of a plain `fmt ` chunk. */
export function formatBody(options: RiffOptions = {}): Buffer {
  const { tag = 1, channels = 1, rateHz = 8000, bits = 16 } = options;
  const blockAlign = options.blockAlign ?? (channels * bits) / 8;
  const out = Buffer.alloc(16);
  out.writeUInt16LE(tag, 0);
  out.writeUInt16LE(channels, 2);
  out.writeUInt32LE(rateHz, 4);
  out.writeUInt32LE((options.byteRate ?? rateHz * blockAlign) >>> 0, 8);
  out.writeUInt16LE(blockAlign & 0xffff, 12);
  out.writeUInt16LE(bits, 14);
  return out;
}

/** A whole WAVE file around `data`, with whatever is wrong about it. */
export function riff(data: Buffer, options: RiffOptions = {}): Buffer {
  const { magic = 'RIFF', before = Buffer.alloc(0), after = Buffer.alloc(0) } = options;
  const dataChunk = chunk('data', data, options.dataSize);
  const body = Buffer.concat([Buffer.from('WAVE'), before, chunk('fmt ', formatBody(options)), dataChunk, after]);
  return chunk(magic, body, options.riffSize);
}

/** 16-bit samples of a function of the sample's number, given around ±1 and clipped. */
export function pcm16(samples: number, value: (n: number) => number): Buffer {
  const out = Buffer.alloc(2 * samples);
  for (let n = 0; n < samples; n++)
    out.writeInt16LE(Math.max(-32_768, Math.min(32_767, Math.round(32_767 * value(n)))), 2 * n);
  return out;
}

/** A tone at 8 kHz. */
export function tone(samples: number, hz = 440, amplitude = 0.4): Buffer {
  return pcm16(samples, (n) => amplitude * Math.sin((2 * Math.PI * hz * n) / 8000));
}

/** Stereo at 8 kHz, interleaved. */
export function stereo(samples: number, left: (n: number) => number, right: (n: number) => number): Buffer {
  return pcm16(2 * samples, (n) => (n % 2 === 0 ? left : right)(Math.floor(n / 2)));
}
