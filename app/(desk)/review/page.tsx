import type { Metadata } from "next";
import { getTranslator } from "@/components/i18n/translator";
import { ReviewPage } from "@/components/review/review-page";
import { isAllowed } from "@/server/auth/permissions";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../hydrate";

export function generateMetadata(): Metadata {
  return { title: getTranslator("review")("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<{ view?: string | string[] }> }) {
  const { id, name, role } = await personForPage("review.use");
  const { view } = await searchParams;
  const queries = getQueryClient();
  await Promise.all([
    queries.fetchQuery(trpc.review.list.queryOptions()),
    view === "settled" && queries.prefetchQuery(trpc.review.settled.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <ReviewPage reviewer={{ id, name }} canStop={isAllowed(role, "assistant.stop")} />
    </HydrateClient>
  );
}
