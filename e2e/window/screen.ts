import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

/** A screen to open windows on. */
export interface Screen {
  /** What `DISPLAY` has to be. */
  readonly display: string;
  close(): void;
}

/** Whether this machine can make a screen. */
export function canMakeScreen(): boolean {
  return spawnSync('Xvfb', ['-help'], { stdio: 'ignore' }).error === undefined;
}

/** Starts a screen of its own for a test, whose number the server chooses itself. */
export async function makeScreen(): Promise<Screen> {
  const size = ['-screen', '0', '1920x1080x24'];
  const server: ChildProcess = spawn('Xvfb', ['-displayfd', '3', ...size, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', () => reject(new Error('Xvfb ended')));
    server.stdio[3]?.once('data', (number: Buffer) => resolve(`:${String(number).trim()}`));
  });
  return { display, close: () => void server.kill() };
}
