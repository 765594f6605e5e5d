import { first } from './0001-first.ts';
import { window } from './0002-window.ts';
import { sentiment } from './0003-sentiment.ts';
import { topics } from './0004-topics.ts';

/**
 * Every change of the catalog's shape, in order: the n-th takes it from version n - 1 to n (`PRAGMA user_version`).
 * Released ones are never edited. Each has a test that starts from the version before it, with rows in it.
 */
export const MIGRATIONS: readonly string[] = [first, window, sentiment, topics];
