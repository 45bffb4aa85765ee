import type { Metadata } from "next";
import { DeliveriesPage } from "@/components/deliveries/deliveries-page";
import { getTranslator } from "@/components/i18n/translator";
import { isAllowed } from "@/server/auth/permissions";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../hydrate";

export function generateMetadata(): Metadata {
  return { title: getTranslator("deliveries")("title") };
}

export default async function Page() {
  const { role } = await personForPage("deliveries.read");
  await getQueryClient().fetchQuery(trpc.deliveries.list.queryOptions());
  return (
    <HydrateClient>
      <DeliveriesPage canRetry={isAllowed(role, "deliveries.retry")} />
    </HydrateClient>
  );
}
