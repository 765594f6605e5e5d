/** See `electron.mjs`. */
export function electronExecutable(root: string): string | null;
