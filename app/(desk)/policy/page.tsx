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
  const { data } = await queries.fetchQuery(trpc.policy.list.queryOptions());
  const version = data.versions[0]?.version;
  if (version !== undefined) await queries.prefetchQuery(trpc.policy.version.queryOptions({ version }));
  await queries.prefetchQuery(trpc.people.list.queryOptions());
  await queries.prefetchQuery(trpc.policy.shadows.queryOptions({}));
  return (
    <HydrateClient>
      <PolicyPage canEdit={isAllowed(role, "policy.edit")} />
    </HydrateClient>
  );
}
