"use client";
import { useTranslations } from "use-intl";
import { ReasonList } from "@/components/reasons/reason-line";
import type { Names } from "@/components/reasons/words";
import { Panel } from "@/components/ui/card";
import { TierBadge } from "../tier-badge";
import type { TicketDetail } from "./types";

function useStanding({ ticket, assignee, offeredTo, mergedInto }: TicketDetail): string {
  const t = useTranslations("ticket.why");
  if (mergedInto) return t("merged", { number: String(mergedInto.number) });
  if (ticket.status === "resolved" || ticket.status === "closed") return t("done");
  if (assignee) return t("held", { person: assignee.name });
  if (offeredTo) return t("offered", { person: offeredTo.name });
  return t(ticket.queue ? "waits" : "unowned");
}

/** Who has it; and while nobody has, why: "nobody eligible, because …". */
export function WherePanel({ detail, names }: { detail: TicketDetail; names: Names }) {
  const t = useTranslations("ticket.why");
  const standing = useStanding(detail);
  const { queue, waitReasons } = detail.ticket;
  return (
    <Panel title={t("now")}>
      <p className="flex flex-wrap items-center justify-between gap-2 font-medium text-sm">
        {standing}
        {queue && <TierBadge tier={queue.tier} team={detail.teamName ?? undefined} />}
      </p>
      {waitReasons.length > 0 && (
        <div className="mt-1.5 text-muted text-xs">
          <ReasonList reasons={waitReasons} names={names} />
        </div>
      )}
    </Panel>
  );
}
