import { startTransition, useEffect, useState } from 'react';
import { isTextField } from './keys.ts';

/**
 * A value for what is costly to draw: while somebody types it waits until they stop for a moment; else it follows as soon
 * as there is time, so that what is dragged is seen at once.
 */
export function useSettled<T>(value: T, afterMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const settle = () => startTransition(() => setSettled(value));
    if (!isTextField(document.activeElement)) return settle();
    const timer = setTimeout(settle, afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
  return settled;
}
