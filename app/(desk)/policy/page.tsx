import type { Metadata } from "next";
import { getTranslator } from "@/components/i18n/translator";
import { PolicyPage } from "@/components/policy/policy-page";
import { isAllowed } from "@/server/auth/permissions";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../hydrate";

export function generateMetadata(): Metadata {
  return { title: getTranslator("policy")("title") };
}

export default async function Page() {
  const { role } = await personForPage("policy.read");
  const queries = getQueryClient();
  await Promise.all([
    queries.fetchQuery(trpc.policy.list.queryOptions()),
    queries.fetchQuery(trpc.policy.shadows.queryOptions({})),
  ]);
  return (
    <HydrateClient>
      <PolicyPage canEdit={isAllowed(role, "policy.edit")} />
    </HydrateClient>
  );
}
