import type { Metadata } from "next";
import { AgentsPage } from "@/components/agents/agents-page";
import { getTranslator } from "@/components/i18n/translator";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../hydrate";

export const metadata: Metadata = { title: getTranslator("agents")("title") };

export default async function Page() {
  await personForPage("agents.watch");
  await getQueryClient().prefetchQuery(trpc.agents.list.queryOptions());
  return (
    <HydrateClient>
      <AgentsPage />
    </HydrateClient>
  );
}
