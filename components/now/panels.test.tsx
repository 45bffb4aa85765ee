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

/** Words on a screen whose queries are all on their way. */
const draw = (what: ReactNode) => {
  const queries = new QueryClient();
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

  it("that failed says so, and can be tried again", () => {
    const query = { isError: true, error: { message: "The desk is away." }, refetch: () => {} };
    const words = draw(<Unanswered query={query} />);
    for (const said of ["This could not be loaded", "The desk is away.", "Try again"]) expect(words).toContain(said);
    expect(words).not.toContain("Loading");
  });
});
