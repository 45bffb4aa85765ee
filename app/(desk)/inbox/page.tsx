import type { Metadata } from "next";
import { getTranslator } from "@/components/i18n/translator";
import { InboxPage } from "@/components/inbox/inbox-page";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../hydrate";

export function generateMetadata(): Metadata {
  return { title: getTranslator("inbox")("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<{ ticket?: string | string[] }> }) {
  const { id, role } = await personForPage("inbox.use");
  const { ticket } = await searchParams;
  const queries = getQueryClient();
  await Promise.all([
    queries.fetchQuery(trpc.inbox.mine.queryOptions()),
    typeof ticket === "string" && queries.prefetchQuery(trpc.tickets.byId.queryOptions({ id: ticket })),
  ]);
  return (
    <HydrateClient>
      <InboxPage viewer={{ id, role }} />
    </HydrateClient>
  );
}
