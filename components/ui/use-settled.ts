import { useEffect, useState } from "react";

/** A value once it has not changed for `ms` milliseconds: what is asked of the server as somebody types is asked when they rest.
 *  Give what is compared by value: text, a number, an object as its JSON. */
export function useSettled<T extends string | number | boolean | null>(value: T, ms = 300): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
