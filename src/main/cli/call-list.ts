import type { Side } from '../../shared/domain/call.ts';
import type { FileOutcome, LaneOutcome } from '../../shared/domain/outcome.ts';
import { errorText } from '../../shared/error-text.ts';
import { flagText } from '../../shared/flag-text.ts';
import type { Language } from '../../shared/language.ts';
import { topicLabels } from '../engine/export/topic-columns.ts';
import { clockTime, printable } from './figures.ts';
import { say } from './words.ts';

/** How much of a lane is shown. */
const FIRST_CHARS = 72;

/** A sign beside every side, as in the window, so that nothing hangs on colour. */
const SIGNS: Readonly<Record<Side, string>> = { agent: '●', client: '◆', mixed: '○' };

/** A call in a few lines: its name and length, the first words of each lane, and what was noticed about it. */
export function describeCall(outcome: FileOutcome, language: Language): string[] {
  const { fileName, durationS, lanes, findings, error, topics } = outcome;
  const length = durationS === null ? '' : `  ${clockTime(durationS)}`;
  const already = outcome.status === 'skipped' ? `  (${say('already', language)})` : '';
  const lines = [`${printable(fileName)}${length}${already}`, ...lanes.map((lane) => describeLane(lane, language))];
  if (topics) lines.push(`  # ${topicLabels(topics) || say('noTopic', language)}`);
  for (const { flag, detail } of findings) {
    lines.push(`  ⚑ ${flagText(flag, language)}${detail === '' ? '' : ` (${detail})`}`);
  }
  if (error) {
    const { sentence, remedy } = errorText(error.code, language);
    lines.push(`  ✗ ${sentence}`, `    → ${remedy}`);
  }
  return lines;
}

function describeLane({ side, segments }: LaneOutcome, language: Language): string {
  const names = (['agent', 'client', 'mixed'] as const).map((each) => say(each, language));
  const width = Math.max(...names.map((name) => name.length));
  const text = printable(segments.map((segment) => segment.text).join(' ')).trim();
  return `  ${SIGNS[side]} ${say(side, language).padEnd(width)}  ${text === '' ? say('noWords', language) : firstWords(text)}`;
}

function firstWords(text: string): string {
  if (text.length <= FIRST_CHARS) return text;
  const room = text.slice(0, FIRST_CHARS);
  return `${room.slice(0, room.lastIndexOf(' ') + 1 || FIRST_CHARS).trimEnd()} …`;
}
