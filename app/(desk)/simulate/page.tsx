import type { Metadata } from "next";
import { getTranslator } from "@/components/i18n/translator";
import { SimulatePage } from "@/components/simulate/simulate-page";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../hydrate";

export function generateMetadata(): Metadata {
  return { title: getTranslator("simulate")("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<{ draft?: string | string[] }> }) {
  await personForPage("policy.simulate");
  const { draft } = await searchParams;
  const queries = getQueryClient();
  await Promise.all([
    queries.fetchQuery(trpc.simulations.list.queryOptions()),
    queries.fetchQuery(trpc.simulations.choices.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <SimulatePage draft={typeof draft === "string" ? draft : null} />
    </HydrateClient>
  );
}
