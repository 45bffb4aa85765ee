import { TRPCError } from "@trpc/server";
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
  try {
    await queries.fetchQuery(trpc.policy.shadow.queryOptions({ id }));
  } catch (error) {
    if (error instanceof TRPCError && (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST")) notFound();
    throw error;
  }
  return (
    <HydrateClient>
      <ShadowPage id={id} canEdit={isAllowed(role, "policy.edit")} />
    </HydrateClient>
  );
}
