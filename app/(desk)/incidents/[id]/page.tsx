import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { IncidentPage } from "@/components/incident/incident-page";
import { pageOf } from "@/components/ui/page-of";
import { isAllowed } from "@/server/auth/permissions";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../../hydrate";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Fetched once per request, for the title and for the page. */
async function load(id: string) {
  try {
    return (await getQueryClient().fetchQuery(trpc.incidents.byId.queryOptions({ id }))).data;
  } catch (error) {
    if (error instanceof TRPCError && (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST")) notFound();
    throw error;
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await personForPage("incidents.watch");
  return { title: (await load((await params).id)).title };
}

export default async function Page({ params, searchParams }: Props) {
  const { role } = await personForPage("incidents.watch");
  const { id } = await params;
  const page = pageOf((await searchParams).page);
  await Promise.all([load(id), getQueryClient().prefetchQuery(trpc.incidents.tickets.queryOptions({ id, page }))]);
  return (
    <HydrateClient>
      <IncidentPage id={id} canManage={isAllowed(role, "incidents.manage")} />
    </HydrateClient>
  );
}
