import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CustomerLive } from "@/components/help/customer-live";
import { getTranslator } from "@/components/i18n/translator";
import { LinkedWallboard } from "@/components/wallboard/linked-wallboard";
import { createCaller } from "@/server/api/root";
import { createContext } from "@/server/api/trpc";
import { toPublicError } from "@/server/errors";
import { HydrateClient } from "../../../hydrate";

export function generateMetadata(): Metadata {
  // The address is a key: it must not end up in a search index.
  return { title: getTranslator("wallboard")("title"), robots: { index: false, follow: false } };
}

/** The wallboard by a link that a lead made. */
export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  let board: Awaited<ReturnType<ReturnType<typeof createCaller>["reports"]["wallboardByLink"]>>;
  try {
    board = await createCaller(await createContext()).reports.wallboardByLink({ token: token.slice(0, 64) });
  } catch (error) {
    if (toPublicError(error instanceof Error && error.cause ? error.cause : error).code === "notFound") notFound();
    throw error;
  }
  return (
    <HydrateClient>
      <CustomerLive serverNow={board.now}>
        <LinkedWallboard token={token} first={board.data} />
      </CustomerLive>
    </HydrateClient>
  );
}
