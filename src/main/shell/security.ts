import type { App, Session, WebContents } from 'electron';
import { PAGE_ORIGIN } from '../../shared/ipc/bridge.ts';

/** What the page may do, sent with every file of it. A test holds the page's own copy against it. */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  'media-src media:',
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const OWN_SCHEMES = new Set(['app:', 'media:', 'devtools:', 'blob:', 'data:']);
const ALLOWED_PERMISSIONS = new Set(['clipboard-sanitized-write']);

/** Whether a URL is one of the page's own. `URL.origin` of our scheme is "null" in Node, so it is taken apart. */
export function isOwnPage(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && `${parsed.protocol}//${parsed.host}` === PAGE_ORIGIN;
}

/** Refuses every permission but copying text, and every request that would leave the machine or read a file. */
export function secureSession(session: Session): void {
  // It would download its dictionaries from Google as soon as a session exists, whatever its windows say.
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(ALLOWED_PERMISSIONS.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => ALLOWED_PERMISSIONS.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const protocol = URL.parse(url)?.protocol ?? '';
    answer({ cancel: !OWN_SCHEMES.has(protocol) });
  });
}

/** Keeps whatever contents come to be where they are: no navigation, no second window, no embedded one. */
export function secureContents(app: App): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', (event) => {
      if (!isOwnPage(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
