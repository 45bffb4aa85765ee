"use client";
import { useTranslations } from "use-intl";
import { useDuration } from "@/components/sla/use-duration";
import { mayDecide } from "@/components/ticket/authority/may-decide";
import type { Viewer } from "@/components/ticket/detail/types";
import type { EscalationLists } from "./types";

/** "1 approval waits for you. 5 escalated tickets are open, the oldest for 3h. 2 tickets are late." */
export function useStateSentences(lists: EscalationLists | undefined, viewer: Viewer, now: number): string | undefined {
  const t = useTranslations("escalations.state");
  const duration = useDuration();
  if (!lists) return undefined;
  const { approvals, totals } = lists;
  const owed = approvals.filter(({ approval: a }) => mayDecide(a, viewer) && (a.asked?.id ?? viewer.id) === viewer.id);
  const oldest = Math.min(now, totals.oldestEscalatedAt ?? now);
  return [
    ...(owed.length > 0 ? [t("owed", { count: owed.length })] : []),
    ...(owed.length === 0 && totals.approvals > 0 ? [t("pending", { count: totals.approvals })] : []),
    t("escalated", { count: totals.escalated, time: duration(now - oldest) }),
    t("late", { count: totals.late }),
  ].join(" ");
}
