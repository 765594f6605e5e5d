import { useEffect, useState } from 'react';

/** A value once it has not changed for a while, in milliseconds: for questions that take longer than a keystroke. */
export function useSettled<T>(value: T, waitMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), waitMs);
    return () => clearTimeout(timer);
  }, [value, waitMs]);
  return settled;
}
