import { join, resolve } from 'node:path';
import { type AppError, appError } from '../../shared/errors.ts';
import { LANGUAGES, type Language, languageOfLocale } from '../../shared/language.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type Settings, settingsSchema } from '../../shared/settings/schema.ts';
import { profileFolder } from '../platform/profile-folder.ts';
import { readSettings } from '../platform/read-settings.ts';
import type { CliContext } from './context.ts';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly lang?: string;
  readonly catalog?: string;
}

/**
 * Finds profile, settings and language. The language is the one asked for, else that of `settings.json`, else that of
 * the environment, else French. Errors: `bad_config`, `bad_usage`, and what keeps `settings.json` from being read.
 */
export async function openContext(options: GlobalOptions): Promise<Result<CliContext, AppError>> {
  const folder = profileFolder();
  const given = await readSettings(join(folder, 'settings.json'));
  if (!given.ok) return given;
  const asked = LANGUAGES.find((language) => language === options.lang);
  if (options.lang !== undefined && asked === undefined)
    return err(appError('bad_usage', `--lang ${options.lang}: expected one of ${LANGUAGES.join(', ')}`));
  const language = asked ?? given.value.language ?? environmentLanguage() ?? 'fr';
  return ok(contextOf(folder, settingsSchema.parse({ ...given.value, language }), options));
}

/** The language of messages before a context is there, as after a mistake on the command line. */
export function environmentLanguage(): Language | null {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return languageOfLocale(LC_ALL || LC_MESSAGES || LANG || '');
}

function contextOf(folder: string, settings: Settings, { catalog }: GlobalOptions): CliContext {
  return {
    profileFolder: folder,
    catalogFile: catalog === undefined ? join(folder, 'catalog.sqlite') : resolve(catalog),
    settings,
    language: settings.language,
    print: (line) => process.stdout.write(`${line}\n`),
    warn: (line) => process.stderr.write(`${line}\n`),
    setExitCode: (code) => {
      process.exitCode = code;
    },
  };
}
