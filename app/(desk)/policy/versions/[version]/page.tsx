import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslator } from "@/components/i18n/translator";
import { VersionPage } from "@/components/policy/version-page";
import { isAllowed } from "@/server/auth/permissions";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../../../hydrate";

interface Props {
  params: Promise<{ version: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: getTranslator("policy.versions")("name", { version: (await params).version }) };
}

export default async function Page({ params }: Props) {
  const { role } = await personForPage("policy.read");
  const { version: text } = await params;
  const version = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
  const queries = getQueryClient();
  const { data } = await queries.fetchQuery(trpc.policy.list.queryOptions());
  if (version === null || !data.versions.some((one) => one.version === version)) notFound();
  await queries.fetchQuery(trpc.policy.version.queryOptions({ version }));
  await queries.prefetchQuery(trpc.people.list.queryOptions());
  return (
    <HydrateClient>
      <VersionPage version={version} canPublish={isAllowed(role, "policy.publish")} />
    </HydrateClient>
  );
}
