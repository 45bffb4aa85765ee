import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { TrackPage } from "@/components/help/track-page";
import { getTranslator } from "@/components/i18n/translator";
import { toPublicError } from "@/server/errors";
import { getQueryClient, HydrateClient, trpc } from "../../../hydrate";

interface Props {
  params: Promise<{ token: string }>;
}

const load = cache(async (token: string) => {
  try {
    return (await getQueryClient().fetchQuery(trpc.help.track.queryOptions({ token }))).data;
  } catch (error) {
    const { code } = toPublicError(error instanceof Error && error.cause ? error.cause : error);
    if (code === "notFound" || token.length > 64) return null;
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = getTranslator("help.track");
  const ticket = await load((await params).token);
  // The address is a key: it must not end up in a search index.
  const robots = { index: false, follow: false };
  return {
    title: ticket ? (ticket.subject ?? t("number", { number: String(ticket.number) })) : t("missingTitle"),
    robots,
  };
}

export default async function Page({ params }: Props) {
  const { token } = await params;
  if (!(await load(token))) notFound();
  return (
    <HydrateClient>
      <TrackPage token={token} />
    </HydrateClient>
  );
}
