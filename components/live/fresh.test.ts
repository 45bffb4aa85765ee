import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { LiveNews } from "@/server/api/routers/live";
import { type LineState, LiveLine, type Open } from "./line";

class SilentChannel {
  onmessage = null;
  postMessage() {}
  close() {}
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("BroadcastChannel", SilentChannel);
  vi.stubGlobal("navigator", {}); // no locks: the tab leads for itself
  vi.stubGlobal("window", new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("is reconnecting while the server itself hears of no changes", () => {
  const states: LineState[] = [];
  let on: Parameters<Open>[1] | undefined;
  const open: Open = (_, told) => {
    on = told;
    return () => {};
  };
  const line = new LiveLine(open, { news: () => {}, state: (s) => states.push(s) });
  line.follow({ person: "me", tokens: [] });
  vi.runAllTimers();
  const hears = (isFresh: boolean) => on?.news({ isFresh } as LiveNews);
  on?.state("live");
  hears(true);
  hears(false);
  hears(false);
  on?.state("offline");
  on?.state("live"); // connected again, but the server still hears nothing
  hears(true);
  expect(states).toEqual(["live", "reconnecting", "offline", "reconnecting", "live"]);
  line.stop();
});
