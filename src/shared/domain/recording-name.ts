/** What a recorder put into a file name. A part that is not there is null. */
export interface RecordingName {
  /** Local date and time of the recorder, ISO 8601 without zone: `2026-03-01T12:00:00`. */
  readonly date: string | null;
  readonly agent: string | null;
  readonly lineOfBusiness: 'B2B' | 'B2C' | null;
}

const PATTERN = /^(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})_([^_]+)_(B2B|B2C)(?:[_.]|$)/i;

/** Reads names like `20260301-120000_agent07_B2B_0042.wav`. A name of another form tells nothing. */
export function readRecordingName(fileName: string): RecordingName {
  const match = PATTERN.exec(fileName);
  if (!match) return { date: null, agent: null, lineOfBusiness: null };
  const [, year, month, day, hour, minute, second, agent = null, line] = match;
  const date = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const exists = new Date(`${date}Z`).toJSON()?.startsWith(date) === true;
  return { date: exists ? date : null, agent, lineOfBusiness: line?.toUpperCase() === 'B2B' ? 'B2B' : 'B2C' };
}
