import type { Page } from "@playwright/test";

/** What the browser itself says of each interaction: from the press to the next paint, in ms, as Interaction to Next Paint does. */
interface Seen {
  /** The longest event of each interaction that took at least 16 ms. */
  slow: number[];
  /** All there were. */
  count: number;
}

/** Before anything else runs in the page. */
export const watchInteractions = (page: Page) =>
  page.addInitScript(() => {
    const longest = new Map<number, number>();
    Object.assign(window, { batonInteractions: longest });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[]) {
        const id = entry.interactionId;
        if (id) longest.set(id, Math.max(longest.get(id) ?? 0, entry.duration));
      }
    }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });

const read = (page: Page): Promise<Seen> =>
  page.evaluate(() => {
    const { batonInteractions } = window as unknown as { batonInteractions: Map<number, number> };
    const { interactionCount } = performance as unknown as { interactionCount: number };
    return { slow: [...batonInteractions.values()], count: interactionCount };
  });

/** The interactions so far; one that was too short for the browser to tell counts as 16 ms. */
export async function interactionsOf(page: Page): Promise<number[]> {
  const { slow, count } = await read(page);
  return [...slow, ...Array.from({ length: Math.max(0, count - slow.length) }, () => 16)];
}
