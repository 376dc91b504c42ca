import { useLayoutEffect, useRef, useState } from 'react';

type Action = (...args: never[]) => void;

/**
 * The same functions as long as the component lives, which do what the newest ones do: hundreds of rows need not be drawn
 * again because a function was made anew.
 */
export function useStableActions<T extends { [K in keyof T]: Action }>(actions: T): T {
  const newest = useRef(actions);
  useLayoutEffect(() => {
    newest.current = actions;
  });
  const [stable] = useState(() => {
    const names = Object.keys(actions) as (keyof T)[];
    const forwarded = names.map((name) => [name, (...args: never[]) => newest.current[name](...args)]);
    return Object.fromEntries(forwarded) as T;
  });
  return stable;
}
