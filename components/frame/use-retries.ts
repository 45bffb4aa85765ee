"use client";
import { useEffect, useRef, useState } from "react";
import { type Tries, tried, triesFor, waitOf } from "./retry-plan";

let last: Tries | null = null;

/** Tries a few times by itself, later each time. Returns the seconds until the next try, null when none is to come. */
export function useRetries(error: unknown, retry: () => void): number | null {
  const [left, setLeft] = useState<number | null>(null);
  const latest = useRef(retry);
  useEffect(() => {
    latest.current = retry;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: every failure counts down anew
  useEffect(() => {
    const tries = triesFor(last, window.location.pathname, Date.now());
    last = tries;
    const wait = waitOf(tries);
    setLeft(wait);
    if (wait === null) return;
    const until = performance.now() + wait * 1000;
    const timer = setInterval(() => {
      const seconds = Math.ceil((until - performance.now()) / 1000);
      setLeft(Math.max(0, seconds));
      if (seconds > 0) return;
      clearInterval(timer);
      last = tried(tries, Date.now());
      latest.current();
    }, 250);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}
