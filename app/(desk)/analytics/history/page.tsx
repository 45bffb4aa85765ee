import type { Metadata } from "next";
import { HistoryPage } from "@/components/history/history-page";
import { getTranslator } from "@/components/i18n/translator";
import { isAllowed } from "@/server/auth/permissions";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../../hydrate";

export function generateMetadata(): Metadata {
  return { title: getTranslator("history")("title") };
}

export default async function Page() {
  const { id, role } = await personForPage("history.read");
  await getQueryClient().fetchQuery(trpc.history.overview.queryOptions());
  const may = {
    import: isAllowed(role, "history.import"),
    delete: isAllowed(role, "history.delete"),
    export: isAllowed(role, "desk.export"),
  };
  return (
    <HydrateClient>
      <HistoryPage me={id} may={may} />
    </HydrateClient>
  );
}
