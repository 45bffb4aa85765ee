import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient } from "@trpc/client";
import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, it, vi } from "vitest";
import { Unanswered } from "@/components/queue/unanswered";
import { ServerClockProvider } from "@/components/time/server-clock";
import { TRPCProvider } from "@/components/trpc/provider";
import type { AppRouter } from "@/server/api/root";
import { messages } from "@/server/messages";
import { Handover } from "./handover";
import { OverridesPanel } from "./overrides-panel";

// Actions run on the server, with Next around them.
vi.mock("@/server/actions/floor", () => ({
  acknowledgeNoteAction: null,
  endOverrideAction: null,
  makeOverrideAction: null,
  writeNoteAction: null,
}));

/** Words on a screen whose queries are all on their way, but for what is known of `now` already. */
const draw = (what: ReactNode, known: Record<string, unknown> = {}) => {
  const queries = new QueryClient();
  for (const [part, data] of Object.entries(known))
    queries.setQueryData([["now", part], { type: "query" }], { now: 3000, data });
  const client = createTRPCClient<AppRouter>({ links: [] });
  return renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      <QueryClientProvider client={queries}>
        <TRPCProvider trpcClient={client} queryClient={queries}>
          <ServerClockProvider serverNow={3000}>
            <Tooltip.Provider>{what}</Tooltip.Provider>
          </ServerClockProvider>
        </TRPCProvider>
      </QueryClientProvider>
    </IntlProvider>,
  ).replace(/<[^>]*>/g, " ");
};

describe("a panel", () => {
  it.each([
    ["overrides", <OverridesPanel key="o" />, "None is in force"],
    ["handover", <Handover key="h" personId="me" />, "No note is waiting"],
  ])("of %s does not say that there is nothing while it does not know", (_, panel, nothing) => {
    expect(draw(panel)).not.toContain(nothing);
  });

  it("of overrides says how many tickets follow one once they are counted, and the override itself before", () => {
    const scope = { kind: "team", id: "access", name: "Access" };
    const line = { id: "o1", scope, segment: null, to: { team: "billing", name: "Billing", tier: null } };
    const overrides = [{ ...line, reason: "Training", moves: true, madeBy: "Lena", startsAt: 0, untilAt: 90_000 }];
    const uncounted = draw(<OverridesPanel />, { overrides });
    expect(uncounted).toContain("All of Access goes to Billing");
    expect(uncounted).not.toContain("follow");
    expect(draw(<OverridesPanel />, { overrides, following: { o1: 7 } })).toContain("7 open tickets follow it");
  });

  it("that failed says so, and can be tried again", () => {
    const query = { isError: true, error: { message: "The desk is away." }, refetch: () => {} };
    const words = draw(<Unanswered query={query} />);
    for (const said of ["This could not be loaded", "The desk is away.", "Try again"]) expect(words).toContain(said);
    expect(words).not.toContain("Loading");
  });
});
