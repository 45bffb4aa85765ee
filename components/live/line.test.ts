import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LiveNews } from "@/server/api/routers/live";
import { type LineState, LiveLine, type Open } from "./line";

/** The browser that tabs share: channels that reach every other tab, and locks given in the order they were asked for. */
function fakeBrowser() {
  const channels = new Set<FakeChannel>();
  class FakeChannel {
    onmessage: ((e: { data: unknown }) => void) | null = null;
    constructor() {
      channels.add(this);
    }
    postMessage(data: unknown) {
      for (const other of channels) {
        if (other !== this)
          queueMicrotask(() => channels.has(other) && other.onmessage?.({ data: structuredClone(data) }));
      }
    }
    close() {
      channels.delete(this);
    }
  }
  let held: Promise<void> = Promise.resolve();
  const locks = {
    request(_: string, { signal }: { signal: AbortSignal }, hold: () => Promise<void>) {
      const before = held;
      const mine = new Promise<void>((resolve, reject) => {
        // Aborting ends the waiting, not the holding.
        const abort = () => reject(new DOMException("Aborted", "AbortError"));
        signal.addEventListener("abort", abort);
        void before.then(() => {
          signal.removeEventListener("abort", abort);
          if (!signal.aborted) void hold().then(resolve);
        });
      });
      held = mine.catch(() => undefined).then(() => before);
      return mine;
    },
  };
  const page = new EventTarget();
  vi.stubGlobal("BroadcastChannel", FakeChannel);
  vi.stubGlobal("navigator", { locks });
  vi.stubGlobal("window", page);
  return { page, channels };
}

const news = (n: number): LiveNews => ({
  now: n,
  tickets: "*",
  writing: [],
  people: false,
  mine: false,
  policy: false,
  drafts: false,
  articles: false,
  assistant: false,
  learning: false,
  notifications: false,
  imports: false,
  incidents: false,
  patterns: false,
  simulations: false,
  isFresh: true,
  tokens: [],
  beat: null,
});

interface Opened {
  tokens: string[];
  isClosed: boolean;
  on: Parameters<Open>[1];
}
/** A tab: what it heard, and the connections that it opened. */
function tab() {
  const opened: Opened[] = [];
  const heard: number[] = [];
  const states: LineState[] = [];
  const open: Open = (tokens, on) => {
    const connection: Opened = { tokens, isClosed: false, on };
    opened.push(connection);
    return () => {
      connection.isClosed = true;
    };
  };
  const line = new LiveLine(open, { news: (n) => heard.push(n.now), state: (s) => states.push(s) });
  return { line, opened, heard, states, live: () => opened.filter((c) => !c.isClosed) };
}
const settle = () => vi.advanceTimersByTimeAsync(100);
const of = (person: string | null, ...tokens: string[]) => ({ person, tokens });

describe("the live line", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  async function twoTabs() {
    const browser = fakeBrowser();
    const [a, b] = [tab(), tab()];
    a.line.follow(of("ann", "t1"));
    b.line.follow(of("ann", "t2", "t1"));
    await settle();
    return { a, b, browser };
  }

  it("opens one connection for all tabs, for all that they follow", async () => {
    const { a, b } = await twoTabs();
    expect(a.opened).toHaveLength(1);
    expect(a.opened[0]!.tokens).toEqual(["t1", "t2"]);
    expect(b.opened).toEqual([]);
  });

  it("brings news and states to every tab, once", async () => {
    const { a, b } = await twoTabs();
    a.opened[0]!.on.state("live");
    a.opened[0]!.on.news(news(1));
    await settle();
    expect([a.heard, b.heard]).toEqual([[1], [1]]);
    expect([a.states.at(-1), b.states.at(-1)]).toEqual(["live", "live"]);
  });

  it("tells a tab that comes later how the line is", async () => {
    const { a } = await twoTabs();
    a.opened[0]!.on.state("reconnecting");
    const late = tab();
    late.line.follow(of("ann"));
    await settle();
    expect(late.states.at(-1)).toBe("reconnecting");
    expect(a.opened).toHaveLength(1);
  });

  it("is taken over by the next tab when the leader stops", async () => {
    const { a, b } = await twoTabs();
    const c = tab();
    c.line.follow(of("ann", "t3"));
    await settle();
    a.line.stop();
    await settle();
    expect(a.live()).toEqual([]);
    expect(b.live().map((x) => x.tokens)).toEqual([["t1", "t2", "t3"]]);
    b.live()[0]!.on.news(news(2));
    await settle();
    expect([a.heard, b.heard, c.heard]).toEqual([[], [2], [2]]);
  });

  it("passes over a waiting tab that stopped", async () => {
    const { a, b } = await twoTabs();
    const c = tab();
    c.line.follow(of("ann"));
    b.line.stop();
    a.line.stop();
    await settle();
    expect(b.opened).toEqual([]);
    expect(c.live()).toHaveLength(1);
  });

  it("opens anew when what is followed changes, and not otherwise", async () => {
    const { a, b } = await twoTabs();
    b.line.follow(of("ann", "t1"));
    await settle();
    expect(a.opened.map((x) => [x.tokens, x.isClosed])).toEqual([
      [["t1", "t2"], true],
      [["t1"], false],
    ]);
    b.line.follow(of("ann", "t1", "t1"));
    await settle();
    expect(a.opened).toHaveLength(2);
  });

  it("opens anew for another person", async () => {
    const { a, b } = await twoTabs();
    b.line.follow(of("bob", "t1", "t2"));
    await settle();
    expect(a.live()).toHaveLength(1);
    expect(a.opened).toHaveLength(2);
    a.line.follow(of("bob", "t1"));
    await settle();
    expect(a.opened).toHaveLength(3);
  });

  it("closes when nobody is signed in and nothing is followed", async () => {
    const { a, b } = await twoTabs();
    a.line.follow(of(null));
    b.line.follow(of(null));
    await settle();
    expect(a.live()).toEqual([]);
    b.line.follow(of(null, "t9"));
    await settle();
    expect(a.live().map((x) => x.tokens)).toEqual([["t9"]]);
  });

  it("forgets, as a new leader, tabs that died without a word", async () => {
    const { a, b, browser } = await twoTabs();
    const dead = tab();
    dead.line.follow(of("zoe", "t9"));
    await settle();
    expect(a.live().map((x) => x.tokens)).toEqual([["t1", "t2", "t9"]]);
    browser.channels.delete([...browser.channels][2]!);
    a.line.stop();
    await settle();
    expect(b.live().map((x) => x.tokens)).toEqual([["t2", "t1"].sort()]);
  });

  it("lets a page that is left go, and takes a burst of changes as one", async () => {
    const { a, browser } = await twoTabs();
    for (let i = 0; i < 10; i++) a.line.follow(of("ann", `x${i}`));
    await settle();
    expect(a.opened).toHaveLength(2);
    const said: unknown[] = [];
    for (const channel of browser.channels) channel.onmessage = (e) => void said.push(e.data);
    browser.page.dispatchEvent(new Event("pagehide"));
    await settle();
    expect(said).toContainEqual({ kind: "gone", tab: expect.any(String) });
  });

  it("asks the server for no more links than it takes", async () => {
    const { a } = await twoTabs();
    a.line.follow(of("ann", ...Array.from({ length: 80 }, (_, i) => `x${i}`)));
    await settle();
    expect(a.live()[0]!.tokens).toHaveLength(50);
  });

  it("leads for itself where the browser has no locks", async () => {
    fakeBrowser();
    vi.stubGlobal("navigator", {});
    const alone = tab();
    alone.line.follow(of("ann"));
    await settle();
    expect(alone.live()).toHaveLength(1);
    alone.line.stop();
    expect(alone.live()).toEqual([]);
  });

  it("does not lead when its turn comes after it stopped", async () => {
    fakeBrowser();
    let turn: () => Promise<void> = async () => undefined;
    const request = (_name: string, _options: unknown, hold: () => Promise<void>) => {
      turn = hold;
      return new Promise<void>(() => undefined);
    };
    vi.stubGlobal("navigator", { locks: { request } });
    const late = tab();
    late.line.follow(of("ann"));
    late.line.stop();
    await expect(turn()).resolves.toBeUndefined();
    await settle();
    expect(late.opened).toEqual([]);
  });
});
