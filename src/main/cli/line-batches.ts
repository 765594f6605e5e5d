import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/**
 * The lines of a stream of UTF-8, in their order, as soon as they are there, at most `most` at once: who types is answered line by
 * line, a file in large pieces. Only LF ends a line, or CR LF: an utterance may hold any other separator of Unicode. A byte order
 * mark is no part of the first line. Throws what the stream does.
 */
export async function* lineBatches(
  input: AsyncIterable<string | Uint8Array>,
  most: number,
): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = text.split('\n');
    lines[0] = rest + lines[0];
    rest = lines.pop() ?? '';
    for (let start = 0; start < lines.length; start += most) yield lines.slice(start, start + most).map(withoutReturn);
  }
  rest += decoder.decode();
  if (rest !== '') yield [withoutReturn(rest)];
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** Answers the lines of a stream, batch by batch, until there is no more or `answer` fails. `bad_usage`: it cannot be read. */
export async function answerLines(
  input: AsyncIterable<string | Uint8Array>,
  most: number,
  answer: (lines: readonly string[]) => Promise<Result<null, AppError>>,
): Promise<Result<null, AppError>> {
  const batches = lineBatches(input, most);
  for (;;) {
    let next: IteratorResult<readonly string[]>;
    try {
      next = await batches.next();
    } catch (error) {
      // A folder as input, or a disk that fails.
      return err(appError('bad_usage', `standard input: ${error instanceof Error ? error.message : String(error)}`));
    }
    if (next.done) return ok(null);
    const answered = await answer(next.value);
    if (!answered.ok) return answered;
  }
}
