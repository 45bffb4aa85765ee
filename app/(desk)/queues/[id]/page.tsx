import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslator } from "@/components/i18n/translator";
import { ListPage } from "@/components/list/list-page";
import { specialTitle } from "@/components/queue/special-queues";
import { isAllowed } from "@/server/auth/permissions";
import { personForPage } from "@/server/auth/session";
import type { AskParams } from "@/server/domain/lists/ticketAsk";
import { getQueryClient, HydrateClient, trpc } from "../../../hydrate";
import { prefetchList } from "../prefetch";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<AskParams>;
}

/** Fetched once per request, for the title and for the page. */
async function nameOf(id: string): Promise<string | null> {
  try {
    return (await getQueryClient().fetchQuery(trpc.lists.queue.queryOptions({ id }))).data.name;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await personForPage("queues.watch");
  const { id } = await params;
  const t = getTranslator("queues.list");
  return { title: (await nameOf(id)) ?? t(specialTitle(id)) };
}

export default async function Queue({ params, searchParams }: Props) {
  const { id: me, role } = await personForPage("queues.watch");
  const { id } = await params;
  await nameOf(id);
  await prefetchList(await searchParams, id);
  return (
    <HydrateClient>
      <ListPage
        viewer={{ id: me, role }}
        canGive={isAllowed(role, "ticket.give")}
        mayShare={isAllowed(role, "views.share")}
        queue={id}
      />
    </HydrateClient>
  );
}
