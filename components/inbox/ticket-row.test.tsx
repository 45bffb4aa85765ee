import { Tooltip } from "radix-ui";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, it, vi } from "vitest";
import type { Clock } from "@/server/domain/sla/clock";
import { messages } from "@/server/messages";
import { TicketRow } from "./ticket-row";
import type { InboxTicket } from "./types";

// Its points are asked of the server.
vi.mock("@/components/ticket/ticket-priority", () => ({ TicketPriority: () => null }));

const paused: Clock = {
  id: "c",
  metric: "resolution",
  tier: null,
  calendar: null,
  warnDueAt: [],
  state: "paused",
  targetMs: 3_600_000,
  startedAt: 0,
  resumedAt: null,
  consumedMs: 60_000,
  pausedAt: 60_000,
  pausedWhy: "waitingForThirdParty",
  dueAt: null,
  warnAt: [],
  warned: 0,
  breachedAt: null,
  stoppedAt: null,
};
const ticket = {
  id: "t",
  number: 1,
  snippet: "Hello",
  customer: "Ann",
  channel: "email",
  priority: 50,
  clocks: [paused],
};

it("says in words why a clock stands still", () => {
  const drawn = renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      <Tooltip.Provider>
        <TicketRow ticket={ticket as unknown as InboxTicket} now={90_000} isOpen={false} onOpen={() => {}} />
      </Tooltip.Provider>
    </IntlProvider>,
  );
  const why = messages.sla.pausedWhy.waitingForThirdParty;
  expect(drawn).toContain(`>${why}</span>`);
});
