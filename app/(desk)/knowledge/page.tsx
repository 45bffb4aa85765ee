import type { Metadata } from "next";
import { getTranslator } from "@/components/i18n/translator";
import { filterOf } from "@/components/knowledge/filter";
import { KnowledgePage } from "@/components/knowledge/knowledge-page";
import { isAllowed } from "@/server/auth/permissions";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../hydrate";

export function generateMetadata(): Metadata {
  return { title: getTranslator("knowledge")("title") };
}

type Asked = Promise<Record<string, string | string[] | undefined>>;

export default async function Page({ searchParams }: { searchParams: Asked }) {
  const { role } = await personForPage("knowledge.read");
  await getQueryClient().prefetchQuery(trpc.knowledge.list.queryOptions(filterOf(await searchParams)));
  return (
    <HydrateClient>
      <KnowledgePage canWrite={isAllowed(role, "knowledge.write")} />
    </HydrateClient>
  );
}
