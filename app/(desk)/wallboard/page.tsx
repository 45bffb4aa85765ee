import type { Metadata } from "next";
import { getTranslator } from "@/components/i18n/translator";
import { DeskWallboard } from "@/components/wallboard/desk-wallboard";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../hydrate";

export function generateMetadata(): Metadata {
  return { title: getTranslator("wallboard")("title") };
}

export default async function Wallboard() {
  await personForPage("analytics.read");
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.reports.wallboard.queryOptions()),
    queries.prefetchQuery(trpc.reports.links.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <DeskWallboard />
    </HydrateClient>
  );
}
