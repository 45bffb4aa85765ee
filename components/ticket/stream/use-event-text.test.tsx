import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, it } from "vitest";
import { decide, Played, queued } from "@/server/cli/test-setup/tickets";
import { reason } from "@/server/domain/reasons";
import type { TicketEvent } from "@/server/domain/ticket/events";
import { messages } from "@/server/messages";
import { useEventText } from "./use-event-text";

const Text = ({ event }: { event: TicketEvent }) => useEventText({}, [])(event);

function textOf(event: TicketEvent): string {
  return renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      <Text event={event} />
    </IntlProvider>,
  );
}

describe("what happened", () => {
  it.each(["invoice", null])("of a decision names the priority (%s)", (issueType) => {
    const p = new Played();
    p.do(1, { ...decide, result: { ...decide.result, issueType, priority: 71.6 } });
    expect(textOf(p.events.find((e) => e.type === "TicketDecided")!)).toMatch(/priority 72$/);
  });

  it("of a ticket that waits for another tier says why", () => {
    const p = queued();
    p.do(1, { do: "moveWaiting", tier: 2, reasons: [reason("beginsAtTier", { tier: 2, instead: 1 })] });
    p.do(2, { do: "moveWaiting", tier: 1, reasons: [] });
    const [first, second] = p.events.filter((e) => e.type === "WaitingMoved").map(textOf);
    expect(first).toMatch(/^Waits for T2 instead of T1: It begins at T2 rather than T1: with the queues/);
    expect(second).toBe("Waits for T1 instead of T2");
  });
});
