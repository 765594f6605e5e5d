import type { App } from 'electron';
import { type CallLink, parseCallLink } from '../../shared/call-link.ts';
import { pathsOfArguments } from './paths-of-arguments.ts';

/** What the program was asked to open from outside of its window. */
export interface Opening {
  readonly paths: readonly string[];
  readonly link: CallLink | null;
}

/** What a start was given; see `pathsOfArguments`. Of several links the last one counts. */
export function openingOf(argv: readonly string[], startedIn: string, appFolder: string): Opening {
  const links = argv.flatMap((argument) => parseCallLink(argument) ?? []);
  return { paths: pathsOfArguments(argv.slice(1), startedIn, appFolder), link: links.at(-1) ?? null };
}

/** What a second start hands over beside its arguments; anything could send it. */
function startedInOf(data: unknown): string {
  const given = typeof data === 'object' && data !== null && 'startedIn' in data ? data.startedIn : null;
  return typeof given === 'string' ? given : process.cwd();
}

/**
 * Listens to everything that can ask for something to be opened: this start, a second one, and on macOS the Finder (whose files
 * come before the program is ready). Gives a function that says who is told; what came before is told at once, what comes after is `late`.
 */
export function listenForOpenings(
  app: App,
  appFolder: string,
): (tell: (opening: Opening, late: boolean) => void) => void {
  const waiting: Opening[] = [openingOf(process.argv, process.cwd(), appFolder)];
  let told: ((opening: Opening, late: boolean) => void) | null = null;
  const open = (opening: Opening) => {
    if (told) told(opening, true);
    else waiting.push(opening);
  };
  app.on('second-instance', (_event, argv, _folder, data) => open(openingOf(argv, startedInOf(data), appFolder)));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open({ paths: [path], link: null });
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    open({ paths: [], link: parseCallLink(url) });
  });
  return (tell) => {
    told = tell;
    for (const opening of waiting.splice(0)) tell(opening, false);
  };
}
