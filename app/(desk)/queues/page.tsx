import type { Metadata } from "next";
import { getTranslator } from "@/components/i18n/translator";
import { FloorPage } from "@/components/queue/floor-page";
import { isAllowed } from "@/server/auth/permissions";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../hydrate";

export const metadata: Metadata = { title: getTranslator("queues")("title") };

export default async function Queues() {
  const { id, role } = await personForPage("queues.watch");
  const isLead = isAllowed(role, "floor.lead");
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.queues.floor.queryOptions()),
    queries.prefetchQuery(trpc.queues.latest.queryOptions()),
    queries.prefetchQuery(trpc.now.overrides.queryOptions()),
    ...(isLead
      ? [
          queries.prefetchQuery(trpc.now.attention.queryOptions()),
          queries.prefetchQuery(trpc.now.since.queryOptions()),
          queries.prefetchQuery(trpc.now.notes.queryOptions()),
        ]
      : []),
  ]);
  return (
    <HydrateClient>
      <FloorPage canStop={isAllowed(role, "assistant.stop")} lead={isLead ? id : null} />
    </HydrateClient>
  );
}
