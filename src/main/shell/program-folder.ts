import { join } from 'node:path';
import { app } from 'electron';

/**
 * The folder with everything that is not the window's: engine, analyzer, models, samples, Node. The checkout, or
 * `engine` beside the archive of the packaged program (electron-builder.yml).
 */
export function programFolder(): string {
  return app.isPackaged ? join(process.resourcesPath, 'engine') : app.getAppPath();
}
