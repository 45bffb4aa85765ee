import type { Metadata } from "next";
import { getTranslator } from "@/components/i18n/translator";
import { PatternsPage } from "@/components/patterns/patterns-page";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../hydrate";

export function generateMetadata(): Metadata {
  return { title: getTranslator("patterns")("title") };
}

export default async function Page() {
  const { id } = await personForPage("patterns.manage");
  await getQueryClient().prefetchQuery(trpc.patterns.list.queryOptions());
  return (
    <HydrateClient>
      <PatternsPage me={id} />
    </HydrateClient>
  );
}
