import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, it } from "vitest";
import { messages } from "@/server/messages";
import { BarList } from "./bar-list";
import { Funnel } from "./funnel";
import { Spread } from "./spread";

/** What is heard: without what is hidden from it. */
const heard = (chart: ReactNode) =>
  renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      {chart}
    </IntlProvider>,
  )
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

it("says of the period before that it is that", () => {
  const bar = { key: "a", label: "Billing", value: 0.5, before: 0.33 };
  expect(heard(<BarList label="" unit="share" bars={[bar]} />)).toContain("50% before: 33%");
  const way = { key: "a", name: "Up to T2", value: 5, share: 0.5, before: 0.33 };
  const stage = { key: "1", name: "T1", tone: "t1", value: 10, ways: [way] };
  expect(heard(<Funnel label="" unit="count" stages={[stage]} last="" />)).toContain("50% before: 33%");
  const row = { key: "a", label: "Billing", p25: 60, p50: 120, p75: 180, p90: 240, n: 9, before: 60 };
  const words = { n: String, median: "Median", p90: "90 %" };
  expect(heard(<Spread label="" unit="seconds" rows={[row]} words={words} />)).toContain("before:");
});

it("says nothing of it where nothing is compared", () => {
  const bar = { key: "a", label: "Billing", value: 0.5, before: null };
  expect(heard(<BarList label="" unit="share" bars={[bar]} />)).not.toContain("before");
});
