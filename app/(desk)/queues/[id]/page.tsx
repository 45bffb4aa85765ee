import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslator } from "@/components/i18n/translator";
import { QueuePage } from "@/components/queue/queue-page";
import { specialTitle } from "@/components/queue/special-queues";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../../hydrate";

interface Props {
  params: Promise<{ id: string }>;
}

/** Fetched once per request, for the title and for the page. */
async function loadQueue(id: string) {
  try {
    return (await getQueryClient().fetchQuery(trpc.queues.tickets.queryOptions({ id }))).data;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await personForPage("queues.watch");
  const { id } = await params;
  const t = getTranslator("queues.list");
  return { title: (await loadQueue(id)).name ?? t(specialTitle(id)) };
}

export default async function Queue({ params }: Props) {
  await personForPage("queues.watch");
  const { id } = await params;
  await loadQueue(id);
  return (
    <HydrateClient>
      <QueuePage id={id} />
    </HydrateClient>
  );
}
