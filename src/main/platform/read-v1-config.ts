import { type FileHandle, open } from 'node:fs/promises';
import {
  CORE_SCHEMA,
  constructFromEvents,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  YAMLException,
} from 'js-yaml';
import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { V1Entry } from '../../shared/settings/v1-config.ts';
import { fileError } from './file-error.ts';

/**
 * v1's file has 23 short lines, 2 KB with comments. At 64 KB the worst files found took the parser 0.2–0.3 s, at this
 * size a quarter of that.
 */
const MAX_BYTES = 16 * 1024;
const MAX_DEPTH = 8;

/**
 * Reads the top-level keys of v1's config.yaml with their lines. Aliases are refused, so that a small file cannot unfold
 * into a large one. Errors: `not_found`, `permission_denied`, `disk_error`; `bad_config` with the line when it is no
 * such YAML.
 */
export async function readV1Config(path: string): Promise<Result<readonly V1Entry[], AppError>> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, 'r');
    const { size } = await handle.stat();
    if (size > MAX_BYTES) return err(appError('bad_config', `${path}: ${size} bytes; at most ${MAX_BYTES} are read`));
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAX_BYTES + 1), 0, MAX_BYTES + 1, 0);
    return parseV1Config(buffer.subarray(0, bytesRead), path);
  } catch (error) {
    return err(fileError(error, path));
  } finally {
    await handle?.close();
  }
}

/** See `readV1Config`; for bytes at hand. */
export function parseV1Config(bytes: Uint8Array, path: string): Result<readonly V1Entry[], AppError> {
  const refuse = (detail: string) => err(appError('bad_config', `${path}: ${detail}`));
  if (bytes.length > MAX_BYTES) return refuse(`more than ${MAX_BYTES} bytes`);
  try {
    const source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const events = parseEvents(source, { maxDepth: MAX_DEPTH });
    const documents = constructFromEvents(events, { source, schema: CORE_SCHEMA, maxAliases: 0 });
    const [document] = documents;
    if (documents.length > 1) return refuse('expected one document');
    if (document === undefined || document === null) return ok([]);
    if (typeof document !== 'object' || Array.isArray(document))
      return refuse('line 1: expected lines of "key: value"');
    const values = new Map(Object.entries(document));
    return ok(topLevelKeys(events, source).map(({ key, line }) => ({ key, line, value: values.get(key) })));
  } catch (error) {
    if (error instanceof YAMLException) {
      return refuse(`${error.mark ? `line ${error.mark.line + 1}: ` : ''}${error.reason}`);
    }
    if (error instanceof TypeError) return refuse('expected text in UTF-8');
    throw error;
  }
}

/** The keys of the outermost mapping in the order of the file. */
function topLevelKeys(events: readonly Event[], source: string): { key: string; line: number }[] {
  const keys: { key: string; line: number }[] = [];
  // Depth 1 is the document, depth 2 its mapping, in which every other node is a key.
  let depth = 0;
  let nodes = 0;
  let line = 1;
  let lineKnownAt = 0;
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      depth--;
      continue;
    }
    const isKey = depth === 2 && nodes++ % 2 === 0;
    if (isKey && event.type === EVENT_ID.SCALAR) {
      line += source.slice(lineKnownAt, event.valueStart).split('\n').length - 1;
      lineKnownAt = event.valueStart;
      keys.push({ key: getScalarValue(source, event), line });
    }
    if (event.type !== EVENT_ID.SCALAR && event.type !== EVENT_ID.ALIAS) depth++;
  }
  return keys;
}
