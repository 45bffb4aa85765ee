"use client";
import { useQuery } from "@tanstack/react-query";
import { PenLine } from "lucide-react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";

/** While somebody is said to write, it is asked again whether they still do: their falling silent is no news. */
const askAgainMs = 20_000;

/** Colleagues who are writing on the same ticket at this moment. */
export function WhoWrites({ ticketId }: { ticketId: string }) {
  const t = useTranslations("ticket.writing");
  const trpc = useTRPC();
  const query = useQuery(
    trpc.tickets.writers.queryOptions(
      { id: ticketId },
      { refetchInterval: ({ state }) => (state.data?.data.length ? askAgainMs : false) },
    ),
  );
  return (
    <div role="status">
      {query.data?.data.map(({ id, name, kind }) => (
        <p key={`${id}.${kind}`} className="mb-2 flex items-center gap-1.5 text-warn-text text-xs">
          <PenLine aria-hidden className="size-3.5 shrink-0" />
          {t(kind === "reply" ? "othersReply" : "othersNote", { name })}
        </p>
      ))}
    </div>
  );
}
