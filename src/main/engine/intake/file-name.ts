/** What a recorder's file name tells. */
export interface NamedCall {
  /** Wall-clock time of the recorder without a zone, `2026-11-03T12:34:50`; null when the digits are no date. */
  readonly recordedAt: string | null;
  readonly agent: string;
  readonly lineOfBusiness: 'B2B' | 'B2C';
  readonly recorderId: string;
}

const PATTERN = /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)_(.+)_(B2B|B2C)_([^_]+)\.[^.]+$/is;

/** `2026-02-30` is well formed and no day. */
function wallClock(parts: readonly string[]): string | null {
  const [year, month, day, hour, minute, second] = parts;
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const date = new Date(`${text}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

/** Reads `YYYYMMDD-HHMMSS_agent_B2B|B2C_id.ext`; null for every other name. */
export function parseFileName(fileName: string): NamedCall | null {
  const match = PATTERN.exec(fileName);
  if (!match) return null;
  const [, ...parts] = match;
  const [agent = '', line = '', recorderId = ''] = parts.slice(6);
  const lineOfBusiness = line.toUpperCase() === 'B2B' ? 'B2B' : 'B2C';
  return { recordedAt: wallClock(parts.slice(0, 6)), agent, lineOfBusiness, recorderId };
}
