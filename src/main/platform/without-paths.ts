/** A place in a program's text as stacks give it; the names of our own files are no secret. */
const SOURCE_PLACE = /(?:file:\/\/)?\/[^\s()'"]*\/([\w.-]+\.[cm]?[jt]s:\d+:\d+)/g;

/**
 * An absolute path of Linux, macOS or Windows, at the start of a text or behind a blank, quote or sign. Paths may hold
 * blanks and commas, so it goes on to what ends one in our messages; rather a word too many than a name too few.
 */
const ABSOLUTE_PATH = /(?<=^|[\s'"“(=:<[])(?:file:\/\/|[A-Za-z]:[\\/]|\\\\|\/)[^'"”()\n]*?(?=: |['"”()\n]|$)/g;

/** A message for the log without the paths in it: folders and recordings are often named after people. */
export function withoutPaths(message: string): string {
  return message.replace(SOURCE_PLACE, '…/$1').replace(ABSOLUTE_PATH, '[path]');
}

/** What our own messages begin with: up to the colon a path may hold anything. */
const LEADING_PATH = /^(?:[A-Za-z]:[\\/]|\\\\|\/).*?(?=: |\n|$)/;

/** A message for a window: of each path in it only the name at its end, which people know their files by. */
export function withoutFolders(message: string): string {
  return message.replace(SOURCE_PLACE, '$1').replace(LEADING_PATH, nameOf).replace(ABSOLUTE_PATH, nameOf);
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? '';
}
