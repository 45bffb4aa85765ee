"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { PresenceDot } from "@/components/presence/presence-dot";
import { useTRPC } from "@/components/trpc/provider";
import type { Suggesting } from "@/components/ui/suggest-textarea";
import { askedMention } from "@/server/domain/ticket/mentions";
import { matchColleagues } from "./match-colleagues";

/** Colleagues offered after an `@`; null until it is known who they are, and where nobody is to be asked. */
export function useColleagues(isNote: boolean): Suggesting | null {
  const t = useTranslations("ticket.writing");
  const presence = useTranslations("presence.name");
  const trpc = useTRPC();
  const query = useQuery(trpc.tickets.colleagues.queryOptions(undefined, { enabled: isNote, staleTime: 60_000 }));
  const people = query.data?.data;
  if (!people || !isNote) return null;
  return {
    asked: askedMention,
    label: t("colleagues"),
    count: (found) => t("colleaguesFound", { count: found }),
    insert: (id) => {
      const person = people.find((p) => p.id === id);
      return person ? `@${person.name} ` : null;
    },
    find: (words) =>
      matchColleagues(people, words).map((p) => ({
        id: p.id,
        content: (
          <>
            <PresenceDot presence={p.presence} />
            <span className="min-w-0 flex-1 truncate">{p.name}</span>
            <span className="text-muted text-xs">{presence(p.presence)}</span>
          </>
        ),
      })),
  };
}
