"use client";
import { useRef, useState } from "react";

type Handler = (...args: never[]) => unknown;

/** Functions that stay the same for as long as the component lives and do what the newest ones would: what is given them is not
 *  drawn anew for their sake. They are for events, not for drawing. */
export function useStable<T extends { [K in keyof T]: Handler }>(handlers: T): T {
  const latest = useRef(handlers);
  latest.current = handlers;
  const [stable] = useState(() => {
    const call =
      (key: keyof T): Handler =>
      (...args) =>
        latest.current[key](...args);
    return Object.fromEntries(Object.keys(handlers).map((key) => [key, call(key as keyof T)])) as T;
  });
  return stable;
}
