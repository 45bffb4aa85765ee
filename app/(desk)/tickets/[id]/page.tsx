import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslator } from "@/components/i18n/translator";
import { TicketPage } from "@/components/ticket/detail/ticket-page";
import { titleOf } from "@/components/ticket/title";
import { personForPage } from "@/server/auth/session";
import { HydrateClient } from "../../../hydrate";
import { loadTicket } from "./load";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await personForPage("ticket.read");
  const t = getTranslator("ticket.page");
  const ticket = await loadTicket((await params).id);
  if (!ticket) return { title: t("missingTitle") };
  const number = t("title", { number: String(ticket.number) });
  const name = titleOf(
    ticket.subject,
    ticket.messages.find((one) => one.kind === "inbound" && one.duplicate === null)?.body,
  );
  return { title: name ? `${number}: ${name}` : number };
}

export default async function Page({ params }: Props) {
  const { id: viewerId, role } = await personForPage("ticket.read");
  const { id } = await params;
  const ticket = await loadTicket(id);
  if (!ticket) notFound();
  return (
    <HydrateClient>
      <TicketPage id={id} number={ticket.number} viewer={{ id: viewerId, role }} />
    </HydrateClient>
  );
}
