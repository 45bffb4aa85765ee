import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { getTranslator } from "@/components/i18n/translator";
import { ResultPage } from "@/components/simulate/result-page";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../../hydrate";

export function generateMetadata(): Metadata {
  return { title: getTranslator("simulate")("title") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  await personForPage("policy.simulate");
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const queries = getQueryClient();
  try {
    await queries.fetchQuery(trpc.simulations.byId.queryOptions({ id }));
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
  await queries.prefetchQuery(trpc.simulations.tickets.queryOptions({ id, kind: null, page: 1 }));
  return (
    <HydrateClient>
      <ResultPage id={id} />
    </HydrateClient>
  );
}
