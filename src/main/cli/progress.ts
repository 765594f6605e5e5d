import cliProgress from 'cli-progress';
import type { BatchProgress } from '../../shared/domain/batch-progress.ts';
import type { CliContext } from './context.ts';
import { clockTime } from './figures.ts';
import { say } from './words.ts';

/** Shows how a batch goes on. */
export interface ProgressDisplay {
  update(progress: BatchProgress): void;
  /** Leaves the screen as it is and ends. */
  stop(): void;
}

/** Between two plain lines: often enough to see that it lives, seldom enough for a log. */
const LINE_EVERY_MS = 10_000;

/** A bar on a terminal, a plain line every ten seconds anywhere else; both on stderr. */
export function showProgress(context: CliContext, isTerminal = process.stderr.isTTY === true): ProgressDisplay {
  return isTerminal ? bar(context) : lines(context);
}

function describe({ language }: CliContext, progress: BatchProgress): string {
  const ended = progress.done + progress.failed + progress.rejected + progress.skipped;
  const left =
    progress.etaS === null ? say('leftUnknown', language) : say('left', language, { time: clockTime(progress.etaS) });
  const { found, failed, audioHoursPerHour } = progress;
  return say('progress', language, { ended, found, failed, speed: audioHoursPerHour.toFixed(1), left });
}

function bar(context: CliContext): ProgressDisplay {
  const shown = new cliProgress.SingleBar({
    format: '{bar} {percent}  {text}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
    // The total grows while the folder is scanned; progress is what decides when it ends.
    stopOnComplete: false,
    // Ctrl-C is handled where the batch is.
    gracefulExit: false,
  });
  shown.start(1, 0, { text: say('scanning', context.language), percent: '  …  ' });
  return {
    update(progress) {
      // Sound says more than files: one file may be four hours, and skipped ones take no time. But while files are still
      // being found nobody knows of how much.
      const known = progress.phase !== 'scanning' && progress.audioTotalS > 0;
      const share = known ? Math.min(1, progress.audioDoneS / progress.audioTotalS) : 0;
      const percent = known ? `${String(Math.floor(share * 100)).padStart(3)} %` : '  …  ';
      shown.update(share, { text: describe(context, progress), percent });
    },
    stop: () => shown.stop(),
  };
}

function lines(context: CliContext): ProgressDisplay {
  let lastMs = performance.now();
  return {
    update(progress) {
      const nowMs = performance.now();
      if (nowMs - lastMs < LINE_EVERY_MS) return;
      lastMs = nowMs;
      context.warn(describe(context, progress));
    },
    stop: () => {},
  };
}
