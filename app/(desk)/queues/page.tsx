import type { Metadata } from "next";
import { getTranslator } from "@/components/i18n/translator";
import { FloorPage } from "@/components/queue/floor-page";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../hydrate";

export const metadata: Metadata = { title: getTranslator("queues")("title") };

export default async function Queues() {
  await personForPage("queues.watch");
  await getQueryClient().prefetchQuery(trpc.queues.floor.queryOptions());
  return (
    <HydrateClient>
      <FloorPage />
    </HydrateClient>
  );
}
