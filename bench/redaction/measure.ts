/*
 * Recall and precision of the redactor over `lines.jsonl` and `more-lines.jsonl` (“second list”), in all, by type and by language.
 * `node bench/redaction/measure.ts` prints totals of all; `--misses` also what went wrong in what may be looked at (`dev`).
 */
import { redact } from '../../src/main/engine/redaction/redact.ts';
import { type MarkedLine, type RedactionScore, readMarkedLines, type Share, scoreRedaction } from './score.ts';

const lines = readMarkedLines();
for (const kind of ['dev', 'held-out'] as const) {
  printPart(
    kind,
    lines.filter((line) => line.kind === kind),
  );
}
printPart('second list', readMarkedLines('more-lines.jsonl'));

function printPart(name: string, own: readonly MarkedLine[]): void {
  const score = scoreRedaction(own, (text) => redact(text).spans);
  print(`${name}: ${own.length} lines, ${score.recall.of} spans, ${score.negatives.of} lines without one`);
  printTotals(score);
  for (const [type, { recall, precision, exactRecall }] of score.byType) {
    print(`  ${type.padEnd(9)} recall ${show(recall)}, precision ${show(precision)}, exact ${show(exactRecall)}`);
  }
  for (const tongue of new Set(own.map(tongueOf))) {
    const { recall, precision } = scoreRedaction(
      own.filter((line) => tongueOf(line) === tongue),
      (text) => redact(text).spans,
    );
    print(`  ${tongue.padEnd(9)} recall ${show(recall)}, precision ${show(precision)}`);
  }
  if (process.argv.includes('--misses') && own.every(({ kind }) => kind === 'dev')) printMisses(score);
}

function printTotals({ recall, precision, exactRecall, exactPrecision, typedRecall, negatives }: RedactionScore): void {
  print(`  hidden whole: recall ${show(recall)}; precision ${show(precision)}; as its own type ${show(typedRecall)}`);
  print(`  same borders and type: recall ${show(exactRecall)}; precision ${show(exactPrecision)}`);
  print(`  lines with nothing to hide that stay whole: ${show(negatives)}`);
}

function printMisses({ missed, wrong }: RedactionScore): void {
  for (const [name, list] of Object.entries({ missed, wrong })) {
    for (const { line, span } of list) {
      const part = [...line.text].slice(span.start, span.end).join('');
      print(`  ${name} ${line.id} ${span.type} “${part}” in “${line.text}” → ${redact(line.text).redacted}`);
    }
  }
}

function tongueOf({ id }: MarkedLine): string {
  return id.split('-')[0] ?? '';
}

function show({ right, of }: Share): string {
  return of === 0 ? '–' : `${(right / of).toFixed(3)} (${right}/${of})`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
