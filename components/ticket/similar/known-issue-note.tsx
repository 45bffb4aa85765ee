"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Callout } from "@/components/ui/callout";
import { useSimilar } from "./use-similar";

/** Said under the brief when this ticket is one of several with one cause. */
export function KnownIssueNote({ ticketId }: { ticketId: string }) {
  const t = useTranslations("similar");
  const known = useSimilar(ticketId).data?.data.knownIssue;
  if (!known) return null;
  const links = known.tickets.map(({ id, number }) => (
    <Link key={id} href={`/tickets/${id}`} className="tabular mr-2 rounded-xs text-ink underline underline-offset-3">
      #{number}
    </Link>
  ));
  return (
    <Callout tone="warn" title={t("knownTitle", { count: known.count, hours: known.hours })}>
      {t(known.isSameError ? "knownError" : "knownWords")} {t.rich("knownTickets", { list: () => links })}
    </Callout>
  );
}
