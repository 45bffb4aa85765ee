import type { Metadata } from "next";
import { getTranslator } from "@/components/i18n/translator";
import { FloorPage } from "@/components/queue/floor-page";
import { isAllowed } from "@/server/auth/permissions";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../hydrate";

export const metadata: Metadata = { title: getTranslator("queues")("title") };

export default async function Queues() {
  const { role } = await personForPage("queues.watch");
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.queues.floor.queryOptions()),
    queries.prefetchQuery(trpc.queues.latest.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <FloorPage canStop={isAllowed(role, "assistant.stop")} />
    </HydrateClient>
  );
}
