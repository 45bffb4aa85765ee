import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslator } from "@/components/i18n/translator";
import { DraftPage } from "@/components/policy/draft-page";
import { isAllowed } from "@/server/auth/permissions";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../../../hydrate";

export function generateMetadata(): Metadata {
  return { title: getTranslator("policy.drafts")("name") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { role } = await personForPage("policy.read");
  const { id } = await params;
  const queries = getQueryClient();
  const { data } = await queries.fetchQuery(trpc.policy.list.queryOptions());
  if (!data.drafts.some((one) => one.id === id)) notFound();
  await queries.fetchQuery(trpc.policy.draft.queryOptions({ id }));
  const canSimulate = isAllowed(role, "policy.simulate");
  await Promise.all([
    ...(canSimulate ? [queries.prefetchQuery(trpc.simulations.ofDraft.queryOptions({ id }))] : []),
    queries.prefetchQuery(trpc.people.list.queryOptions()),
    queries.prefetchQuery(trpc.policy.shadows.queryOptions({ draftId: id })),
  ]);
  return (
    <HydrateClient>
      <DraftPage id={id} canEdit={isAllowed(role, "policy.edit")} canSimulate={canSimulate} />
    </HydrateClient>
  );
}
