import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, it } from "vitest";
import { decide, Played } from "@/server/cli/test-setup/tickets";
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
});
