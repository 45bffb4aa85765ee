import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LinkEnd } from "@/components/help/link-end";
import { TrackPage } from "@/components/help/track-page";
import { getTranslator } from "@/components/i18n/translator";
import { titleOf } from "@/components/ticket/title";
import { HydrateClient } from "../../../hydrate";
import { loadTracked } from "./load";

interface Props {
  params: Promise<{ token: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = getTranslator("help.track");
  const ticket = await loadTracked((await params).token);
  // The address is a key: it must not end up in a search index.
  const robots = { index: false, follow: false };
  if (ticket === null || ticket === "expired") {
    return { title: t(ticket ? "expiredTitle" : "missingTitle"), robots };
  }
  const title = titleOf(ticket.subject, ticket.messages.find((one) => one.isMine)?.body);
  return { title: title || t("number", { number: String(ticket.number) }), robots };
}

export default async function Page({ params }: Props) {
  const { token } = await params;
  const ticket = await loadTracked(token);
  if (ticket === null) notFound();
  if (ticket === "expired") return <LinkEnd why="expired" />;
  return (
    <HydrateClient>
      <TrackPage token={token} />
    </HydrateClient>
  );
}
