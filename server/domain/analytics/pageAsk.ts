import { type Address, periodOf } from "./address";
import type { Dim } from "./fact";
import type { Page } from "./figures";
import type { Ask } from "./reading";

/** The dimension by which a page is broken down when its address names none. */
export const usualDim: Record<Page, Dim | null> = {
  escalation: "issueType",
  resolution: "tier",
  sla: "team",
  satisfaction: "issueType",
  abandonment: "issueType",
  people: null,
  assistant: "issueType",
};

/** What a page asks of the rollups, seen on `today` in the desk's zone. Server and browser ask the same. */
export function pageAsk(page: Page, address: Address, desk: { today: string; zone: string }): Ask {
  const { compare, sources, filters, by, unit } = address;
  return {
    page,
    period: periodOf(address, desk.today, desk.zone),
    compare,
    sources,
    filters,
    breakdown: usualDim[page] && (by ?? usualDim[page]),
    ...(unit && { unit }),
  };
}
