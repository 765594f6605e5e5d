import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The folder of a user's profile: `NABRA_HOME`, else the place where the system keeps programs' data. */
export function profileFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (env.NABRA_HOME) return resolve(env.NABRA_HOME);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'nabra');
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'nabra');
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'nabra');
}
