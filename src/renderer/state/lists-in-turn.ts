import { type AppError, appError } from '../../shared/errors.ts';
import { err, type Result } from '../../shared/result.ts';

/** Asks for a part of a list; see `listsInTurn`. */
type Asking = <T>(signal: AbortSignal, ask: () => Promise<Result<T, AppError>>) => Promise<Result<T, AppError>>;

/**
 * Gives every list a way to ask that waits until the lists before it have their answers. One that is over by then asks nothing
 * (error: `cancelled`): the engine does not work through the stations of a slider.
 */
export function listsInTurn(): () => Asking {
  let underWay: readonly { readonly list: symbol; readonly answered: Promise<unknown> }[] = [];
  return () => {
    const list = Symbol('list');
    const others = () => underWay.filter((one) => one.list !== list);
    return async (signal, ask) => {
      while (others().length > 0) await Promise.all(others().map(({ answered }) => answered));
      if (signal.aborted) return err(appError('cancelled', 'another list is looked at'));
      const one = { list, answered: ask() };
      underWay = [...underWay, one];
      const result = await one.answered;
      underWay = underWay.filter((other) => other !== one);
      return result;
    };
  };
}
