import type { Port } from './port.ts';
import { withoutFolders } from './without-paths.ts';

/**
 * The port of a page, which is told of no folder: in whatever is sent over it, answer, error or event, every `detail` keeps only the
 * names of files. Here and not in the handlers, so that none can forget it.
 */
export function portToPage(port: Port): Port {
  return { ...port, post: (message) => port.post(clean(message)) };
}

/** Gives the same object back where nothing is to be changed: answers may be large. */
function clean(value: unknown): unknown {
  if (Array.isArray(value)) {
    // Positions and peaks come in long lists of figures.
    if (typeof value[0] === 'number') return value;
    const cleaned = value.map(clean);
    return cleaned.every((item, i) => item === value[i]) ? value : cleaned;
  }
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  let cleaned: Record<string, unknown> | null = null;
  for (const [key, inner] of Object.entries(value)) {
    const kept = key === 'detail' && typeof inner === 'string' ? withoutFolders(inner) : clean(inner);
    if (kept !== inner) cleaned = { ...(cleaned ?? value), [key]: kept };
  }
  return cleaned ?? value;
}
