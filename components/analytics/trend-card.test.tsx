import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, it, vi } from "vitest";
import type { ChartCardProps } from "@/components/charts/chart-card";
import { FiguresTable } from "@/components/charts/figures-table";
import { ServerClockProvider } from "@/components/time/server-clock";
import { addressOf, readAddress } from "@/server/domain/analytics/address";
import type { PageData } from "@/server/domain/analytics/reading";
import { messages } from "@/server/messages";
import { ReportProvider } from "./report";
import { TrendCard } from "./trend-card";

// The table view without the button that shows it.
vi.mock("./figure-card", () => ({
  FigureCard: ({ title, figures }: ChartCardProps) => <FiguresTable label={title} figures={figures} />,
}));

const zone = "Europe/Berlin";
const data: PageData = {
  page: "escalation",
  period: { from: "2026-03-02", to: "2026-03-16", zone },
  ...{ comparison: null, unit: "week", total: {}, before: null, rows: null, behind: 0, isFromFacts: false },
  series: [
    { from: "2026-03-02", to: "2026-03-09", numbers: { tickets: 10, escalated: 5, handedOff: 4 } },
    { from: "2026-03-09", to: "2026-03-16", numbers: { tickets: 8, escalated: 0, handedOff: 2 } },
  ],
};
const address = readAddress({ period: "90d", team: "billing", by: "channel", unit: "week", basis: "handling" });

it("leads from each number of a line to that line's tickets of those days, and from there back to where one was", () => {
  const html = renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      <ServerClockProvider serverNow={0}>
        <ReportProvider report={{ data, address, ask: () => {}, nameOf: () => "" }}>
          <TrendCard keys={["escalationRate", "handedOffShare"]} title="Trend" name="trend" />
        </ReportProvider>
      </ServerClockProvider>
    </IntlProvider>,
  );
  const links = [...html.matchAll(/href="([^"]+)"[^>]*>([^<]*)</g)].map(([, href, text]) => {
    const url = new URL(href!.replaceAll("&amp;", "&"), "http://x");
    const { measure, period, team, page, back } = Object.fromEntries(url.searchParams);
    expect({ path: url.pathname, team, page }).toEqual({
      path: "/analytics/tickets",
      team: "billing",
      page: "escalation",
    });
    expect(addressOf(back!)).toEqual(address);
    return `${text} ${measure} ${period}`;
  });
  // Nothing is behind the second week's zero.
  expect(links).toEqual([
    "0.5 escalated 2026-03-02..2026-03-08",
    "0.4 handedOff 2026-03-02..2026-03-08",
    "10 tickets 2026-03-02..2026-03-08",
    "0.25 handedOff 2026-03-09..2026-03-15",
    "8 tickets 2026-03-09..2026-03-15",
  ]);
  // The last day is one of those that count.
  expect(html).toContain(">2026-03-08<");
  expect(html).not.toContain(">2026-03-16<");
});
