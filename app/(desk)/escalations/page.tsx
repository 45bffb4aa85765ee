import type { Metadata } from "next";
import { EscalationsPage } from "@/components/escalations/escalations-page";
import { getTranslator } from "@/components/i18n/translator";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../hydrate";

export function generateMetadata(): Metadata {
  return { title: getTranslator("escalations")("title") };
}

export default async function Page() {
  const { id, role } = await personForPage("escalations.watch");
  await getQueryClient().prefetchQuery(trpc.escalations.list.queryOptions());
  return (
    <HydrateClient>
      <EscalationsPage viewer={{ id, role }} />
    </HydrateClient>
  );
}
