import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { preferencesSchema } from '../../shared/ipc/shell-contract.ts';
import { languageOfLocale } from '../../shared/language.ts';

/** What the shell keeps between starts. */
export const shellStateSchema = z.strictObject({
  preferences: preferencesSchema,
  /** Where results are written; null: nobody chose. The page cannot choose, only a person in a dialog. */
  resultsFolder: z.string().nullable().default(null),
  /** Place and size of the window; null: as the system likes. */
  bounds: z.strictObject({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }).nullable(),
  maximized: z.boolean(),
});
/** See `shellStateSchema`. */
export type ShellState = z.infer<typeof shellStateSchema>;

/** The shell's memory, in a small file of the profile. */
export interface ShellMemory {
  state(): ShellState;
  /** Never throws: quitting passes through here. */
  keep(change: Partial<ShellState>): void;
}

/**
 * Opens it; what cannot be read is forgotten, for nothing in it is worth a failed start. `locale`: the system's. `onRefused`: the file
 * cannot be written (full disk, read-only profile); what is kept then ends with the program.
 */
export function openMemory(file: string, locale: string, onRefused: (reason: string) => void): ShellMemory {
  let state = read(file) ?? {
    preferences: preferencesSchema.parse({
      language: languageOfLocale(locale) ?? 'fr',
      theme: 'system',
      textSize: 'normal',
      keys: {},
    }),
    resultsFolder: null,
    bounds: null,
    maximized: false,
  };
  return {
    state: () => state,
    keep(change) {
      state = { ...state, ...change };
      try {
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
        writeFileSync(`${file}.partial`, JSON.stringify(state), { mode: 0o600 });
        renameSync(`${file}.partial`, file);
      } catch (error) {
        onRefused(String(error));
      }
    },
  };
}

function read(file: string): ShellState | null {
  try {
    const parsed = shellStateSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
