import type { Metadata } from "next";
import { getTranslator } from "@/components/i18n/translator";
import { RepliesPage } from "@/components/replies/replies-page";
import { isAllowed } from "@/server/auth/permissions";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../../hydrate";

export function generateMetadata(): Metadata {
  return { title: getTranslator("knowledge")("replies.title") };
}

export default async function Page() {
  const { role } = await personForPage("knowledge.read");
  await getQueryClient().prefetchQuery(trpc.knowledge.replies.queryOptions());
  return (
    <HydrateClient>
      <RepliesPage mayShare={isAllowed(role, "replies.share")} />
    </HydrateClient>
  );
}
