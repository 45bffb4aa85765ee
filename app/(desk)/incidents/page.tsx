import type { Metadata } from "next";
import { getTranslator } from "@/components/i18n/translator";
import { IncidentsPage } from "@/components/incident/incidents-page";
import { isAllowed } from "@/server/auth/permissions";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../hydrate";

export const metadata: Metadata = { title: getTranslator("incidents")("title") };

export default async function Page() {
  const { role } = await personForPage("incidents.watch");
  await getQueryClient().prefetchQuery(trpc.incidents.list.queryOptions());
  return (
    <HydrateClient>
      <IncidentsPage canManage={isAllowed(role, "incidents.manage")} />
    </HydrateClient>
  );
}
