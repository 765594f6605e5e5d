import { basename } from 'node:path';
import { type AppError, appError } from '../../../shared/errors.ts';
import type { Offer } from '../../../shared/ipc/engine-shell-contract.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

/** Paths that a person pointed at, under the ids that windows know them by. */
export interface Offers {
  make(offerId: string, paths: readonly string[]): Offer;
  /** `not_found`: it is not there, or no longer. */
  paths(offerId: string): Result<readonly string[], AppError>;
}

/** Nobody goes back further than a few. */
const MOST_KEPT = 50;

/** Starts with none. */
export function createOffers(): Offers {
  const kept = new Map<string, readonly string[]>();
  return {
    make(offerId, paths) {
      kept.set(offerId, paths);
      const oldest = kept.keys().next().value;
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return { offerId, title: titleOf(paths) };
    },
    paths(offerId) {
      const paths = kept.get(offerId);
      return paths ? ok(paths) : err(appError('not_found', 'nothing is offered under this id'));
    },
  };
}

/** What a set of paths is called: the name of the first, and how many more there are. */
export function titleOf(paths: readonly string[]): string {
  const [first = ''] = paths;
  const more = paths.length > 1 ? ` + ${paths.length - 1}` : '';
  return `${basename(first) || first}${more}`;
}
