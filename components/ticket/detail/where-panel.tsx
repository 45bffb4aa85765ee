"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { TicketOverride } from "@/components/now/ticket-override";
import { ReasonList } from "@/components/reasons/reason-line";
import type { Names } from "@/components/reasons/words";
import { useDuration } from "@/components/sla/use-duration";
import { useServerNow } from "@/components/time/server-clock";
import { Panel } from "@/components/ui/card";
import { TierBadge } from "../tier-badge";
import { whyAssistant } from "./brief";
import type { TicketDetail } from "./types";

function useStanding({ ticket, assignee, offeredTo, mergedInto }: TicketDetail): string {
  const t = useTranslations("ticket");
  if (mergedInto) return t("why.merged", { number: String(mergedInto.number) });
  if (ticket.status === "resolved" || ticket.status === "closed") return t("why.done");
  if (assignee) return t("why.held", { person: assignee.name });
  if (offeredTo) return t("why.offered", { person: offeredTo.name });
  if (ticket.assistant) return t(`holder.${ticket.assistant.step}`);
  return t(ticket.queue ? "why.waits" : "why.unowned");
}

/** Who has it; and while nobody has, why: "nobody eligible, because …". With the assistant: why it has it, what comes next. */
export function WherePanel({ detail, names }: { detail: TicketDetail; names: Names }) {
  const t = useTranslations("ticket.why");
  const standing = useStanding(detail);
  const { queue, waitReasons, assistant } = detail.ticket;
  const reasons = assistant ? whyAssistant(detail.events) : waitReasons;
  return (
    <Panel title={t("now")}>
      <p className="flex flex-wrap items-center justify-between gap-2 font-medium text-sm">
        {standing}
        {queue && <TierBadge tier={queue.tier} team={detail.teamName ?? undefined} />}
      </p>
      <TicketOverride events={detail.events} />
      {reasons.length > 0 && (
        <div className="mt-1.5 text-muted text-xs">
          {assistant && <p className="mb-0.5 font-medium">{t("whyAssistant")}</p>}
          <ReasonList reasons={reasons} names={names} />
        </div>
      )}
      {assistant && <NextMove assistant={assistant} />}
    </Panel>
  );
}

type Hold = NonNullable<TicketDetail["ticket"]["assistant"]>;

/** When the assistant's hold moves on if nobody does anything. */
function NextMove({ assistant: { step, dueAt, draftId } }: { assistant: Hold }) {
  const t = useTranslations("ticket.why");
  const now = useServerNow();
  const duration = useDuration();
  const left = dueAt - now;
  return (
    <div className="mt-2 flex flex-wrap items-center justify-between gap-2 border-line border-t pt-2 text-xs">
      <span className="tabular text-muted">
        {left > 0 ? t("moves", { step, time: duration(left) }) : t("movesNow")}
      </span>
      {draftId && (
        <Link
          href={`/review?draft=${draftId}`}
          className="rounded-xs text-accent-text underline decoration-line-strong underline-offset-3 hover:decoration-current"
        >
          {t("review")}
        </Link>
      )}
    </div>
  );
}
