import type { Metadata } from "next";
import { getTranslator } from "@/components/i18n/translator";
import { UnderstandingPage } from "@/components/understanding/understanding-page";
import { isAllowed } from "@/server/auth/permissions";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../hydrate";

export function generateMetadata(): Metadata {
  return { title: getTranslator("understanding")("title") };
}

export default async function Page() {
  const { role } = await personForPage("policy.read");
  const queries = getQueryClient();
  await Promise.all([
    queries.fetchQuery(trpc.learning.overview.queryOptions()),
    queries.prefetchQuery(trpc.learning.estimates.queryOptions()),
    queries.prefetchQuery(trpc.learning.corrections.queryOptions({ page: 1 })),
  ]);
  return (
    <HydrateClient>
      <UnderstandingPage canTrain={isAllowed(role, "model.train")} />
    </HydrateClient>
  );
}
