import type { Metadata } from "next";
import { AgentsPage } from "@/components/agents/agents-page";
import { getTranslator } from "@/components/i18n/translator";
import { isAllowed } from "@/server/auth/permissions";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../hydrate";

export const metadata: Metadata = { title: getTranslator("agents")("title") };

export default async function Page() {
  const { role, teams } = await personForPage("agents.watch");
  await getQueryClient().prefetchQuery(trpc.agents.list.queryOptions());
  const viewer = {
    ...{ role, teams },
    mayMove: isAllowed(role, "people.move"),
    mayChange: isAllowed(role, "people.change"),
  };
  return (
    <HydrateClient>
      <AgentsPage viewer={viewer} />
    </HydrateClient>
  );
}
