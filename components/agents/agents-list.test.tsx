import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, it, vi } from "vitest";
import { ServerClockProvider } from "@/components/time/server-clock";
import { UiProvider } from "@/components/ui/provider";
import { messages } from "@/server/messages";
import { AgentsList } from "./agents-list";
import type { TeamCrew } from "./by-team";
import type { AgentLine } from "./types";

// Ends a loan on the server, of which a test has none.
vi.mock("./use-end-loan", () => ({ useEndLoan: () => () => {} }));
const labels = { close: "", dismiss: "", loading: "", optional: "", notifications: "" };

const agent = (i: number): AgentLine => ({
  ...{ id: `p${i}`, name: `Person ${i}`, role: "agent", tier: 1, teams: ["access"] },
  ...{ presence: "online", presenceName: null, presenceAt: 0, absence: null, absentSince: null, isReceiving: true },
  ...{ shift: null, inHand: 1, offered: 0, load: 1, work: [], capacity: 4, toHandOff: 0, loan: null },
  today: { resolved: 0, escalated: 0, declined: 0, missed: 0, handoffs: { rated: 0, useful: 0 }, last: null },
});

it("of two thousand people has only those in view on the page, each with their place among all", () => {
  const agents = Array.from({ length: 2000 }, (_, i) => agent(i));
  const team = { id: "access", name: "Access" };
  const crews: TeamCrew[] = [{ team, agents, receiving: 2000, load: 2000, capacity: 8000 }];
  const viewer = { role: "lead" as const, teams: ["access"], mayMove: true, mayChange: false };
  const html = renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      <ServerClockProvider serverNow={0}>
        <UiProvider labels={labels}>
          <AgentsList crews={crews} teams={[team]} viewer={viewer} onAsk={() => {}} />
        </UiProvider>
      </ServerClockProvider>
    </IntlProvider>,
  );
  const shown = html.match(/<li /g)!.length;
  expect(shown).toBeGreaterThan(10);
  expect(shown).toBeLessThan(60);
  expect(html).toContain('aria-posinset="1" aria-setsize="2000"');
  expect(html.match(/tabindex="0"[^>]*data-|data-agent="access\/p0"/)).not.toBeNull();
});
