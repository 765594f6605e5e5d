import type { Language } from '../../shared/language.ts';
import type { Settings } from '../../shared/settings/schema.ts';

/** What a command of the command line works with: where things lie, and where its words go. */
export interface CliContext {
  /** Absolute; need not exist yet. */
  readonly profileFolder: string;
  /** Absolute path of the catalog; need not exist yet. */
  readonly catalogFile: string;
  readonly settings: Settings;
  /** The analyzer's entry file; the product's own when left out. */
  readonly analyzerEntry?: string;
  /** Language of what is said to people; JSON is the same in all. */
  readonly language: Language;
  /** Where lines are read from; standard input when left out. */
  readonly input?: NodeJS.ReadableStream;
  /** Writes a line to stdout. */
  print(line: string): void;
  /** Writes a line to stderr. */
  warn(line: string): void;
  /** Sets the exit code: 0 all well, 1 something failed, 2 usage or configuration, 3 profile in use. */
  setExitCode(code: 0 | 1 | 2 | 3): void;
}
