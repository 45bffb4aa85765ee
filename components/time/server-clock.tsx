"use client";
import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from "react";
import { dayOf } from "@/server/domain/context/days";

/** The server's time in the browser. One timer moves every countdown on the page. */
class ServerClock {
  private offset: number | null = null;
  private now: number;
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly start: number) {
    this.now = start;
  }

  /** A message from the server said what time it is there. */
  sync(serverNow: number): void {
    this.offset = serverNow - performance.now();
    this.tick();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    // The page is a moment old by now; that moment is within what a countdown in seconds can show.
    this.offset ??= this.start - performance.now();
    this.timer ??= setInterval(() => this.tick(), 1000);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        clearInterval(this.timer);
        this.timer = undefined;
      }
    };
  };

  readonly get = (): number => this.now;
  /** To the millisecond, where the ticks of a second are too coarse. */
  readonly exact = (): number => Math.round((this.offset ?? this.start - performance.now()) + performance.now());
  readonly initial = (): number => this.start;

  private tick(): void {
    this.now = Math.round((this.offset ?? 0) + performance.now());
    for (const listener of this.listeners) listener();
  }
}

const ClockContext = createContext<ServerClock | null>(null);

/** `serverNow` is the database's time when the page was made, in milliseconds since the epoch. */
export function ServerClockProvider({ serverNow, children }: { serverNow: number; children: ReactNode }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a later render must not restart the clock; sync() moves it
  const clock = useMemo(() => new ServerClock(serverNow), []);
  return <ClockContext value={clock}>{children}</ClockContext>;
}

function useClock(): ServerClock {
  const clock = useContext(ClockContext);
  if (!clock) throw new Error("useServerNow needs <ServerClockProvider> above it");
  return clock;
}

/** The server's time, moving once a second. Equal on server and client at the first render. */
export function useServerNow(): number {
  const clock = useClock();
  return useSyncExternalStore(clock.subscribe, clock.get, clock.initial);
}

/** Whether an instant has come, epoch ms; unlike the time itself it moves its reader once. Never where there is none. */
export function useHasPassed(at: number | null): boolean {
  const clock = useClock();
  const has = (now: number) => at !== null && now >= at;
  return useSyncExternalStore(
    clock.subscribe,
    () => has(clock.get()),
    () => has(clock.initial()),
  );
}

/** The day it is at the server, YYYY-MM-DD in UTC; it moves its reader at midnight only. */
export function useToday(): string {
  const clock = useClock();
  return useSyncExternalStore(
    clock.subscribe,
    () => dayOf(clock.get()),
    () => dayOf(clock.initial()),
  );
}

/** Asks for the server's time at the moment of the call; moves nobody. */
export const useServerTime = (): (() => number) => useClock().exact;

/** The server's time when the page was made. */
export const usePageOpenedAt = (): number => useClock().initial();

/** For the live feed: every update carries the server's time, hand it in here. */
export function useServerClockSync(): (serverNow: number) => void {
  const clock = useClock();
  return (serverNow) => clock.sync(serverNow);
}
