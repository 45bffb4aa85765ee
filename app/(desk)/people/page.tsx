import type { Metadata } from "next";
import { getTranslator } from "@/components/i18n/translator";
import { PeoplePage } from "@/components/people/people-page";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../hydrate";

export function generateMetadata(): Metadata {
  return { title: getTranslator("people")("title") };
}

export default async function Page() {
  await personForPage("people.read");
  await getQueryClient().prefetchQuery(trpc.people.list.queryOptions());
  return (
    <HydrateClient>
      <PeoplePage />
    </HydrateClient>
  );
}
