import type { Metadata } from "next";
import { getTranslator } from "@/components/i18n/translator";
import { ListPage } from "@/components/list/list-page";
import { isAllowed } from "@/server/auth/permissions";
import { personForPage } from "@/server/auth/session";
import type { AskParams } from "@/server/domain/lists/ticketAsk";
import { HydrateClient } from "../../../hydrate";
import { prefetchList } from "../prefetch";

export function generateMetadata(): Metadata {
  return { title: getTranslator("lists")("title") };
}

export default async function AllTickets({ searchParams }: { searchParams: Promise<AskParams> }) {
  const { id, role } = await personForPage("queues.watch");
  await prefetchList(await searchParams, null);
  return (
    <HydrateClient>
      <ListPage
        viewer={{ id, role }}
        canGive={isAllowed(role, "ticket.give")}
        mayShare={isAllowed(role, "views.share")}
        queue={null}
      />
    </HydrateClient>
  );
}
