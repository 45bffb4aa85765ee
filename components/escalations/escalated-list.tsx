"use client";
import { useTranslations } from "use-intl";
import { useReason } from "@/components/reasons/use-reason";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { BurningHead, BurningRow } from "./burning-row";
import { byTransition, type Order, type Transition } from "./filter";
import type { EscalatedTicket } from "./types";

interface Props {
  escalated: readonly EscalatedTicket[];
  order: Order;
  now: number;
}

/** Escalated tickets that are still open, by the step they took last. */
export function EscalatedList({ escalated, order, now }: Props) {
  return (
    <>
      <BurningHead />
      {byTransition(escalated, order).map((group) => (
        <Group key={group.key} group={group} now={now} />
      ))}
    </>
  );
}

function Group({ group: { tiers, tickets }, now }: { group: Transition; now: number }) {
  const t = useTranslations("escalations.transition");
  return (
    <section className="border-line border-b last:border-b-0">
      <h3 className="flex items-baseline gap-2 bg-sunken/60 px-3 py-1 font-semibold text-xs">
        {tiers ? (
          <>
            <span aria-hidden>{t("tier", tiers)}</span>
            <VisuallyHidden>{t("tierSpoken", tiers)}</VisuallyHidden>
          </>
        ) : (
          t("assistant")
        )}
        <span className="font-normal text-muted">{t("count", { count: tickets.length })}</span>
      </h3>
      <ul>
        {tickets.map((one) => (
          <BurningRow
            key={one.ticket.id}
            ticket={one.ticket}
            now={now}
            since={one.escalation.at}
            why={<Why {...one} />}
          />
        ))}
      </ul>
    </section>
  );
}

/** Whose decision it was: a person's with their reason, an alarm's, or why the assistant gave it to people. */
function Why({ escalation }: EscalatedTicket) {
  const t = useTranslations("escalations.row");
  const reasons = useTranslations("reasons.escalation");
  const sentence = useReason();
  if (escalation.kind === "assistant")
    return <p className="line-clamp-2">{escalation.reason ? sentence(escalation.reason) : t("assistant")}</p>;
  const reason = reasons(escalation.reason);
  return <p className="line-clamp-2">{escalation.by ? t("by", { name: escalation.by, reason }) : reason}</p>;
}
