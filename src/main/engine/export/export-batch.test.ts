import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchSummary, FileOutcome } from '../../../shared/domain/outcome.ts';
import type { Segment } from '../../../shared/domain/transcript.ts';
import { fusionSettingsOf } from '../../../shared/settings/fusion-settings.ts';
import { settingsSchema } from '../../../shared/settings/schema.ts';
import { performanceReport } from '../monitor/report.ts';
import { V1_COLUMNS } from './columns.ts';
import { exportBatch } from './export-batch.ts';
import { resultsCsv } from './results-csv.ts';
import { MAX_CELL_CHARS, textCell } from './safe-cell.ts';

const segment = (startS: number, text: string): Segment => ({
  startS,
  endS: startS + 1,
  text,
  rawText: text,
  confidence: 0.9,
  words: [],
});

const NOT_JUDGED = { text: null, acoustic: null };
const done: FileOutcome = {
  path: '/calls/20260301-120000_agent07_B2B_0042.wav',
  fileName: '20260301-120000_agent07_B2B_0042.wav',
  callId: 'c-1',
  sha256: 'ab'.repeat(32),
  status: 'done',
  error: null,
  findings: [{ flag: 'clipping', detail: '3.1 %' }],
  durationS: 12.3456,
  channels: 2,
  agentChannel: 'left',
  models: { asr: 'moonshine-tiny-en', vad: 'silero-vad-v6' },
  topics: null,
  lanes: [
    {
      channel: 0,
      side: 'agent',
      ...NOT_JUDGED,
      segments: [segment(0, 'Bonjour, ici « Nabra »'), segment(4, '-5 "dirhams"\nsûr')],
    },
    { channel: 1, side: 'client', ...NOT_JUDGED, segments: [segment(2, 'السلام 📞')] },
  ],
};

const failed: FileOutcome = {
  ...done,
  path: "/calls/=cmd|' -C calc'!A0.wav",
  fileName: "=cmd|' -C calc'!A0.wav",
  callId: null,
  sha256: null,
  status: 'rejected',
  error: { code: 'not_audio', detail: 'text' },
  findings: [],
  durationS: null,
  channels: null,
  models: null,
  lanes: [],
};

const summary: BatchSummary = {
  batchId: 'b-1',
  startedAt: '2026-03-01T12:00:00.000Z',
  endedAt: '2026-03-01T12:00:10.000Z',
  counts: { found: 2, analysed: 1, failed: 0, rejected: 1, skipped: 0 },
  audioS: 12.3456,
  wallS: 10,
  stagesS: { decode: 1, vad: 1, asr: 8 },
  onnxS: 8.5,
  analyzers: 1,
  peakRssBytes: 1e9,
  cancelled: false,
  topics: null,
};

const settings = settingsSchema.parse({ language: 'en' });
const options = {
  language: settings.language,
  separator: settings.csvSeparator,
  oneLine: false,
  fusion: fusionSettingsOf(settings),
};

/** Reads what RFC 4180 says, independently of the writer. */
function parseCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n|$)`, 'y');
  while (field.lastIndex < text.length) {
    const [, quoted, bare, end] = field.exec(text) ?? [];
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

function table(outcomes: readonly FileOutcome[], changes: Partial<typeof options> = {}) {
  const text = [...resultsCsv(outcomes, { ...options, ...changes })].join('');
  const [header = [], ...rows] = parseCsv(text.slice(1), changes.separator ?? ',');
  return {
    text,
    header,
    records: rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index]]))),
  };
}

describe('results as CSV', () => {
  it('begins with the 22 columns of v1, in their order', () => {
    expect(V1_COLUMNS).toHaveLength(22);
    expect(table([]).header.slice(0, 22).join(' ')).toBe(
      'file_name transcription agent_transcription client_transcription ' +
        'agent_text_sentiment agent_text_sentiment_confidence agent_text_sentiment_probabilities ' +
        'client_text_sentiment client_text_sentiment_confidence client_text_sentiment_probabilities ' +
        'agent_acoustic_sentiment agent_acoustic_sentiment_confidence agent_acoustic_sentiment_probabilities ' +
        'client_acoustic_sentiment client_acoustic_sentiment_confidence client_acoustic_sentiment_probabilities ' +
        'agent_fusion_sentiment agent_fusion_sentiment_confidence ' +
        'client_fusion_sentiment client_fusion_sentiment_confidence error topics',
    );
  });

  it('starts with a byte order mark and ends lines with CRLF', () => {
    const { text } = table([done]);
    expect(text.startsWith('\uFEFF"file_name",')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('tells the call in the order in which it was spoken, and each side alone', () => {
    expect(table([done]).records[0]).toMatchObject({
      transcription: 'Bonjour, ici « Nabra » السلام 📞 -5 "dirhams"\nsûr',
      agent_transcription: 'Bonjour, ici « Nabra » -5 "dirhams"\nsûr',
      client_transcription: 'السلام 📞',
      error: '',
      status: 'done',
      flags: 'clipping',
      duration_s: '12.346',
      agent: 'agent07',
      date: '2026-03-01T12:00:00',
      line_of_business: 'B2B',
      asr_model: 'moonshine-tiny-en',
      cut_cells: '',
    });
  });

  it('has a row for what was refused, with the reason in words', () => {
    expect(table([failed]).records[0]).toMatchObject({
      file_name: "'=cmd|' -C calc'!A0.wav",
      transcription: '',
      status: 'rejected',
      error: 'What the file holds is not sound, whatever its name says. (text)',
      error_code: 'not_audio',
      duration_s: '',
    });
  });

  it("says how each side was judged in v1's columns, and what they fuse to", () => {
    const judged = (negative: number, neutral: number, positive: number) => {
      const overall = { negative, neutral, positive };
      const summary = { overall, first: overall, last: overall };
      return { channel: 1, judgedAs: 'client' as const, model: 'm', unsureBelow: 0.5, summary, segments: [] };
    };
    const [agent, client] = done.lanes;
    if (!agent || !client) throw new Error('two lanes');
    const lanes = [agent, { ...client, text: judged(0.1, 0.3, 0.6), acoustic: judged(0.8, 0.1, 0.1) }];
    expect(
      table([{ ...done, lanes }], { fusion: { ...options.fusion, textWeight: 0.5, fusedUnsureBelow: 0.8 } }).records[0],
    ).toMatchObject({
      agent_text_sentiment: '',
      client_text_sentiment: 'positive',
      client_text_sentiment_confidence: '0.6',
      client_text_sentiment_probabilities: '{"negative":0.1,"neutral":0.3,"positive":0.6}',
      client_acoustic_sentiment: 'negative',
      client_acoustic_sentiment_confidence: '0.8',
      client_fusion_sentiment: 'negative',
      client_fusion_sentiment_confidence: '0.45',
      client_fusion_sentiment_probabilities: '{"negative":0.45,"neutral":0.2,"positive":0.35}',
      sentiment_unsure: 'client_fusion',
      sentiment_disagree: 'client',
    });
  });

  it('gives a call of one mixed lane to nobody', () => {
    const mixed = {
      ...done,
      lanes: [{ channel: 0, side: 'mixed' as const, ...NOT_JUDGED, segments: [segment(0, 'hello')] }],
    };
    expect(table([mixed]).records[0]).toMatchObject({
      transcription: 'hello',
      agent_transcription: '',
      client_transcription: '',
      agent_channel: '',
    });
  });

  it('is the same table when the call was found analysed already', () => {
    expect(table([{ ...done, status: 'skipped' }]).text).toBe(table([done]).text);
  });

  it('writes decimals with a comma beside the semicolon, bare in every case', () => {
    expect(table([done], { separator: ';' }).text).toContain(';12,346;2;"left";');
    expect(table([done], { separator: '\t' }).text).toContain('\t12.346\t2\t"left"\t');
  });

  it('names the models of each call, whatever the run had', () => {
    const retried = { ...done, models: { asr: 'older', vad: 'other' } };
    const models = table([done, retried, failed]).records.map((record) => `${record.asr_model} ${record.vad_model}`);
    expect(models).toEqual(['moonshine-tiny-en silero-vad-v6', 'older other', ' ']);
  });

  it('puts a text on one line when asked', () => {
    expect(table([done], { oneLine: true }).records[0]?.agent_transcription).toBe(
      'Bonjour, ici « Nabra » -5 "dirhams" sûr',
    );
  });

  it('cuts a text too long for a cell between words and says so', () => {
    const long = {
      ...done,
      lanes: [{ channel: 0, side: 'mixed' as const, ...NOT_JUDGED, segments: [segment(0, 'mot '.repeat(1e4))] }],
    };
    const record = table([long]).records[0];
    expect(record?.transcription?.length).toBeLessThanOrEqual(MAX_CELL_CHARS);
    expect(record?.transcription).toMatch(/mot \[…\]$/);
    expect(record?.cut_cells).toBe('transcription');
  });
});

describe('a safe cell', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '|calc',
    '%0A=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    '\t=1',
    '\0=1',
    '\r=1',
    '\ttext',
    '  =1',
    '\u200B=1',
    '\uFEFF=1',
    '\u202E=1',
    '0612345678',
    '1234567890123456',
  ])('%j does not reach a spreadsheet as it is', (text) => {
    expect(textCell(text, false)).toEqual({ text: `'${text}`, cut: false });
  });

  it.each(['Bonjour', 'a = b', '12', '3.5', 'agent-7', '…', 'السلام', ''])('%j is left alone', (text) => {
    expect(textCell(text, false)).toEqual({ text, cut: false });
  });

  it('never cuts a sign in two', () => {
    const { text } = textCell('📞'.repeat(20_000), false);
    expect(text.isWellFormed()).toBe(true);
  });
});

describe('an export', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nabra-export-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const now = new Date(2026, 2, 1, 9, 5, 7);
  const sidecar: FileOutcome = {
    ...failed,
    fileName: 'notes.txt',
    error: { code: 'not_a_recording_name', detail: '' },
  };
  const request = () => ({
    outcomes: () => [done, failed, sidecar],
    summary,
    report: performanceReport({ summary, errorCodes: ['not_audio'], samples: [], cores: 2, language: 'en' }),
    folder: join(folder, 'output'),
    settings,
    now,
  });

  it("writes v1's five files", async () => {
    const exported = await exportBatch(request());
    expect(exported.ok && Object.values(exported.value).map((path) => path.slice(folder.length + 1))).toEqual([
      'output/optimized_results_20260301_090507.csv',
      'output/performance_report_20260301_090507.json',
      'output/failed_calls_20260301_090507.json',
      'output/file_statuses_20260301_090507.json',
      'output/optimized_processing_20260301_090507.log',
    ]);
    if (!exported.ok) return;
    const read = (path: string) => readFile(path, 'utf8');
    expect(JSON.parse(await read(exported.value.failedCalls))).toEqual([
      {
        file_name: failed.fileName,
        path: failed.path,
        call_id: null,
        sha256: null,
        status: 'rejected',
        duration_s: null,
        flags: [],
        error: {
          code: 'not_audio',
          detail: 'text',
          message: 'What the file holds is not sound, whatever its name says.',
          remedy: 'Check what was copied, and export this call again from the recorder.',
        },
      },
    ]);
    expect(JSON.parse(await read(exported.value.fileStatuses))).toHaveLength(3);
    expect(await read(exported.value.results)).not.toContain('notes.txt');
    expect(JSON.parse(await read(exported.value.performanceReport))).toMatchObject({
      speed: { filesPerHour: 360 },
      errors: { rejectedPercent: 50, byCode: { not_audio: 1 } },
      bottleneck: { kind: 'asr' },
    });
    expect((await read(exported.value.log)).split('\n')).toHaveLength(6);
    expect(await read(exported.value.log)).not.toContain('Bonjour');
  });

  it('reads the transcripts once', async () => {
    const asked: boolean[] = [];
    const outcomes = ({ lanes }: { lanes: boolean }) => {
      asked.push(lanes);
      return [done, failed];
    };
    await exportBatch({ ...request(), outcomes });
    expect(asked).toEqual([true, false, false, false]);
  });

  it('replaces nothing: twenty exports of the same second give a hundred files', async () => {
    const exports = await Promise.all(Array.from({ length: 20 }, () => exportBatch(request())));
    const paths = exports.flatMap((exported) => (exported.ok ? Object.values(exported.value) : []));
    expect(new Set(paths).size).toBe(100);
    expect((await readdir(join(folder, 'output'))).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it('leaves nothing behind when a call cannot be read', async () => {
    function* broken() {
      yield done;
      throw new Error('a bug');
    }
    await expect(exportBatch({ ...request(), outcomes: broken })).rejects.toThrow('a bug');
    expect(await readdir(join(folder, 'output'))).toEqual([]);
  });

  it('says where it could not write', async () => {
    await writeFile(join(folder, 'file'), '');
    const refused = await exportBatch({ ...request(), folder: join(folder, 'file', 'output') });
    expect(refused).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});
