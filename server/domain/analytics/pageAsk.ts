import type { z } from "zod";
import { type Address, periodOf } from "./address";
import type { askInput, ticketsInput } from "./asking";
import { isAskableText } from "./bounds";
import type { Dim } from "./fact";
import type { Page } from "./figures";
import type { SourceFilter } from "./reading";

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

interface Desk {
  today: string;
  zone: string;
}
const listed = (sources: SourceFilter) => (typeof sources === "string" ? sources : [...sources]);

/** What a page asks of the rollups, seen on `today` in the desk's zone. Server and browser ask the same. */
export function pageAsk(page: Page, address: Address, desk: Desk): z.input<typeof askInput> {
  const { compare, sources, filters, by, unit } = address;
  return {
    page,
    period: periodOf(address, desk.today, desk.zone),
    compare,
    sources: listed(sources),
    filters,
    breakdown: usualDim[page] && (by ?? usualDim[page]),
    ...(unit && { unit }),
  };
}

/** What the list of tickets behind a number asks; what cannot be asked counts as not said. */
export function ticketsAsk(
  { measure, item }: { measure: string | null; item: string | null },
  address: Address,
  desk: Desk,
): z.input<typeof ticketsInput> {
  return {
    measure: measure && isAskableText(measure, 80) ? measure : "tickets",
    ...(item && isAskableText(item, 400) && { item }),
    period: periodOf(address, desk.today, desk.zone),
    sources: listed(address.sources),
    filters: address.filters,
  };
}
