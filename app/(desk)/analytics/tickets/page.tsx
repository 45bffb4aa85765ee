import type { Metadata } from "next";
import { TicketsPage } from "@/components/analytics/tickets-page";
import { getTranslator } from "@/components/i18n/translator";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../../hydrate";

export function generateMetadata(): Metadata {
  return { title: getTranslator("reports")("ticketsPage.title") };
}

export default async function Tickets() {
  await personForPage("analytics.read");
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.reports.frame.queryOptions()),
    queries.prefetchQuery(trpc.analytics.labels.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <TicketsPage />
    </HydrateClient>
  );
}
