import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, it, vi } from "vitest";
import { messages } from "@/server/messages";
import type { InboxOffer } from "./types";
import { useOfferView } from "./use-offer-view";

// What the time adds is asked of the server's clock and calendars, which a page has and a test has not.
vi.mock("@/components/ticket/ticket-priority", () => ({ useSlaPoints: () => () => 20.4 }));
vi.mock("@/components/ticket/detail/use-ticket-clock", () => ({ useTicketClock: () => () => undefined }));

const offer = {
  id: "o",
  offeredAt: 0,
  expiresAt: 1,
  reasons: [],
  ticket: {
    number: 1,
    customer: "Dana",
    account: null,
    segment: "standard",
    priority: 41,
    clocks: [],
    subject: "Help",
  },
} as unknown as InboxOffer;

const Shown = () => useOfferView({})(offer, 0).priority?.score;

describe("an offer's card", () => {
  it("shows the priority as it is now", () => {
    const html = renderToStaticMarkup(
      <IntlProvider locale="en" messages={messages} timeZone="UTC">
        <Shown />
      </IntlProvider>,
    );
    expect(html).toBe("61");
  });
});
