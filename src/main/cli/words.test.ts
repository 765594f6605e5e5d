import { describe, expect, it } from 'vitest';
import type { FileOutcome } from '../../shared/domain/outcome.ts';
import { LANGUAGES } from '../../shared/language.ts';
import { describeCall } from './call-list.ts';
import { clockTime, printable } from './figures.ts';
import { PHRASES, say } from './words.ts';

describe('what the command line says', () => {
  it.each(PHRASES)('%s has the same gaps to fill in every language', (phrase) => {
    const gaps = LANGUAGES.map((language) => (say(phrase, language).match(/\{\w+\}/g) ?? []).toSorted());
    expect(gaps).toEqual(LANGUAGES.map(() => gaps[0]));
  });

  it('fills its gaps', () => {
    expect(say('left', 'fr', { time: '1:05' })).toBe('encore 1:05');
  });

  it('reads times as people do', () => {
    expect([0, 41.4, 725, 3723].map(clockTime)).toEqual(['0:00', '0:41', '12:05', '1:02:03']);
  });

  it('lets no name drive the terminal', () => {
    expect(printable('a\u001B[2J\u202Egnp.wav\n')).toBe('a\\u001b[2J\\u202egnp.wav\\u000a');
    expect(printable('عميل 📞')).toBe('عميل 📞');
  });
});

describe('a call in a few lines', () => {
  const segment = (text: string) => ({ startS: 0, endS: 1, text, rawText: text, confidence: 1, words: [] });
  const call: FileOutcome = {
    path: '/calls/a.wav',
    fileName: 'a.wav',
    callId: 'c',
    sha256: 'f',
    status: 'skipped',
    error: null,
    findings: [{ flag: 'clipping', detail: '3.1 %' }],
    durationS: 41,
    channels: 2,
    agentChannel: 'left',
    models: null,
    topics: null,
    lanes: [
      { channel: 0, side: 'agent', text: null, acoustic: null, segments: [segment('one '.repeat(40))] },
      { channel: 1, side: 'client', text: null, acoustic: null, segments: [] },
    ],
  };

  it('shows the first words of each side and what was noticed', () => {
    expect(describeCall(call, 'en')).toEqual([
      'a.wav  0:41  (already analysed)',
      `  ● agent     ${'one '.repeat(18)}…`,
      '  ◆ client    (no words)',
      '  ⚑ Overdriven sound: lower the level of the recorder. (3.1 %)',
    ]);
  });

  it('says why there is none, and what to do', () => {
    const error = { code: 'empty_file', detail: '0 bytes' } as const;
    const refused = { ...call, status: 'rejected' as const, error, findings: [], durationS: null, lanes: [] };
    expect(describeCall(refused, 'en')).toEqual([
      'a.wav',
      '  ✗ The file is empty.',
      '    → Export this call again from the recorder.',
    ]);
  });
});
