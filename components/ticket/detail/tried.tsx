"use client";
import { useFormatter, useTranslations } from "use-intl";
import { useReason } from "@/components/reasons/use-reason";
import { type Names, nameOf } from "@/components/reasons/words";
import { triedSoFar } from "./brief";
import type { TicketDetail } from "./types";

/** What the assistant and then people did so far, in sentences. */
export function Tried({ detail, names }: { detail: TicketDetail; names: Names }) {
  const t = useTranslations("ticket.brief");
  const event = useTranslations("ticket.event");
  const format = useFormatter();
  const reason = useReason(names);
  const { people, holder, replies, escalations, assistant } = triedSoFar(detail.events);
  const { answers, approved, rejected, action, handedOver } = assistant;
  const acted = action && { action: nameOf(action.id, names), outcome: action.outcome };
  const sentences = [
    ...(answers + approved + rejected > 0 ? [t("triedAssistant", { answers, approved, rejected })] : []),
    ...(acted ? [`${event("actionRun", acted)}.`] : []),
    ...(handedOver ? [t("triedHandedOver", { reason: reason(handedOver) })] : []),
    ...(people.length > 0
      ? [t("triedBy", { people: format.list(people.map((id) => nameOf(id, names))), replies, escalations })]
      : []),
    ...(holder ? [t("triedNotYet", { person: nameOf(holder, names) })] : []),
  ];
  return sentences.length === 0 ? t("triedNobody") : sentences.join(" ");
}
