import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslator } from "@/components/i18n/translator";
import { ShadowPage } from "@/components/policy/shadow/shadow-page";
import { isAllowed } from "@/server/auth/permissions";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../../../hydrate";

export function generateMetadata(): Metadata {
  return { title: getTranslator("publishing.shadow")("title") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { role } = await personForPage("policy.read");
  const { id } = await params;
  const queries = getQueryClient();
  const { data } = await queries.fetchQuery(trpc.policy.shadows.queryOptions({}));
  if (!data.some((one) => one.id === id)) notFound();
  await queries.fetchQuery(trpc.policy.shadow.queryOptions({ id }));
  return (
    <HydrateClient>
      <ShadowPage id={id} canEdit={isAllowed(role, "policy.edit")} />
    </HydrateClient>
  );
}
