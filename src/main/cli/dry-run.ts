import { isLeftAside } from '../../shared/domain/left-aside.ts';
import { errorText } from '../../shared/error-text.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { look } from '../engine/look.ts';
import type { CliContext } from './context.ts';
import { clockTime, megabytes, printable } from './figures.ts';
import { stopOnInterrupt } from './interrupt.ts';
import { chooseFfmpeg } from './run-batch.ts';
import { say } from './words.ts';

/** Says what a run over these paths would do, and does nothing of it: it opens no engine, so another may be at work. */
export async function checkFolder(
  context: CliContext,
  settings: Settings,
  paths: readonly string[],
  recursive: boolean,
  json: boolean,
): Promise<Result<null, AppError>> {
  const ffmpeg = await chooseFfmpeg(context, settings);
  if (!ffmpeg.ok) return ffmpeg;
  const interrupt = stopOnInterrupt(() => {});
  const { catalogFile } = context;
  const checked = await look({
    ...{ catalogFile, settings, paths, recursive },
    ffmpegPath: ffmpeg.value,
    signal: interrupt.signal,
  });
  interrupt.release();
  if (!checked.ok) return checked;
  if (interrupt.signal.aborted) return err(appError('cancelled', 'looked at only some of the files'));
  const { language } = context;
  const { rejected, others, duplicates, audioS, sizeBytes, ...counts } = checked.value;
  if (json) {
    const reasons = [...rejected, ...others].map(({ path, error: { code } }) => {
      const { sentence: message, remedy } = errorText(code, language);
      return { path, error: { code, message, remedy } };
    });
    const report = { schema: 1, dryRun: true, ...counts, audioS, sizeBytes, rejected: reasons, duplicates };
    context.print(JSON.stringify(report));
    return ok(null);
  }
  const leftAside = others.length + rejected.filter((file) => isLeftAside(file)).length;
  for (const { path, error } of rejected) {
    if (isLeftAside({ error })) continue;
    const { sentence, remedy } = errorText(error.code, language);
    context.print(`${printable(path)}: ${sentence}`);
    context.print(`  ${printable(error.detail)} → ${remedy}`);
  }
  for (const { path, of } of duplicates) {
    context.print(`${printable(path)}: ${say('copyOf', language, { path: printable(of) })}`);
  }
  if (leftAside > 0) context.print(say('leftAside', language, { count: leftAside }));
  const figures = { audio: clockTime(audioS), size: megabytes(sizeBytes) };
  const numbers = { ...counts, duplicates: duplicates.length, rejected: rejected.length };
  context.print(say('dryRun', language, { ...numbers, ...figures }));
  return ok(null);
}
