import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getTranslator } from "@/components/i18n/translator";
import { TicketPage } from "@/components/ticket/detail/ticket-page";
import { personForPage } from "@/server/auth/session";
import { toPublicError } from "@/server/errors";
import { getQueryClient, HydrateClient, trpc } from "../../../hydrate";

interface Props {
  params: Promise<{ id: string }>;
}

const load = cache(async (id: string) => {
  try {
    return (await getQueryClient().fetchQuery(trpc.tickets.byId.queryOptions({ id }))).data;
  } catch (error) {
    const known = error instanceof Error && error.cause ? error.cause : error;
    const { code } = toPublicError(known);
    if (code === "notFound" || code === "badInput") return null;
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await personForPage("ticket.read");
  const t = getTranslator("ticket.page");
  const ticket = await load((await params).id);
  if (!ticket) return { title: t("missingTitle") };
  const number = t("title", { number: String(ticket.number) });
  return { title: ticket.subject ? `${number}: ${ticket.subject}` : number };
}

export default async function Page({ params }: Props) {
  const { id: viewerId, role } = await personForPage("ticket.read");
  const { id } = await params;
  const ticket = await load(id);
  if (!ticket) notFound();
  return (
    <HydrateClient>
      <TicketPage id={id} number={ticket.number} viewer={{ id: viewerId, role }} />
    </HydrateClient>
  );
}
