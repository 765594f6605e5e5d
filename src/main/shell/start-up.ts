import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type App, protocol } from 'electron';
import { LINK_SCHEME } from '../../shared/call-link.ts';

/**
 * What of Chromium's reaches out by itself: updates of its parts, reports, experiments, guesses at the network. All of it is
 * switched off; `network.test.ts` watches that nothing is left.
 */
const QUIET_SWITCHES: readonly (readonly [string, string?])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-breakpad'],
  ['disable-sync'],
  ['no-pings'],
  ['no-proxy-server'],
  ['metrics-recording-only'],
  // Should anything still ask for a host, it is told that there is none.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  [
    'disable-features',
    'MediaRouter,OptimizationHints,Translate,AutofillServerCommunication,CertificateTransparencyComponentUpdater',
  ],
];

/**
 * What has to be said before Electron is ready: where Chromium keeps its own (inside the profile), what it is not to do, and
 * the schemes of the page and of sound.
 */
export function prepare(app: App, profileFolder: string): void {
  app.setPath('userData', join(profileFolder, 'window'));
  app.setPath('crashDumps', join(profileFolder, 'window', 'crashes'));
  for (const [name, value] of QUIET_SWITCHES) app.commandLine.appendSwitch(name, value);
  // Without a graphics card Chromium's try to use one now and then leaves the page waiting for ever.
  if (process.platform === 'linux' && !existsSync('/dev/dri')) app.disableHardwareAcceleration();
  // As root Chromium starts only without its sandbox (containers, tests); the two together would end every child process.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // Unpackaged, links would start Electron itself, without the program; on Linux the desktop entry says it, and this would
  // write into the person's own settings, where it stays when the program is removed.
  if (app.isPackaged && process.platform !== 'linux') app.setAsDefaultProtocolClient(LINK_SCHEME);
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    { scheme: 'media', privileges: { standard: true, secure: true, stream: true, supportFetchAPI: true } },
  ]);
}
