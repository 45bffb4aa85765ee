"use client";
import { useFormatter, useTranslations } from "use-intl";
import { useReason } from "@/components/reasons/use-reason";
import type { Names } from "@/components/reasons/words";
import { useDuration } from "@/components/sla/use-duration";
import { useInstant } from "@/components/ui/use-date-time";
import type { Item } from "./types";

/** `names`: of the teams that reasons name. A thing that needs a lead, in words: what it is, why, and what doing it is expected to change. */
export function useItemWords(
  now: number,
  names: Names,
): (item: Item) => { title: string; because: string | null; effect: string } {
  const t = useTranslations("now");
  const format = useFormatter();
  const duration = useDuration();
  const instant = useInstant();
  const reason = useReason(names);
  return ({ detail, count: about, saves }) => {
    const count = detail.kind === "deliveriesFailing" ? detail.count : about;
    const queue = "team" in detail ? `${detail.teamName} T${detail.tier}` : "";
    const since = detail.kind === "alarmsSetAside" ? detail.since : detail.kind === "approvals" ? detail.oldest : null;
    const time = since === null ? "" : duration(Math.max(0, now - since));
    const title = t(`item.${detail.kind}`, {
      ...{ count, queue, time },
      hours: detail.kind === "queueAtRisk" ? detail.hours : 0,
      chance: detail.kind === "queueAtRisk" ? detail.chance : 0,
      name: "name" in detail ? detail.name : "",
      incident: detail.kind === "incidentLate" ? detail.incident : 0,
      at: detail.kind === "nobodySoon" ? instant(detail.at, now) : "",
    });
    const cost = t("saves", { saves, count: Number(format.number(saves, { maximumFractionDigits: 1 })) === 1 ? 1 : 2 });
    if (detail.kind !== "queueAtRisk" && detail.kind !== "nobodySoon") {
      const because = detail.kind === "nobodyEligible" ? reason(detail.because) : null;
      return { title, because, effect: `${t(`effect.${detail.kind}`)} ${cost}` };
    }
    const because =
      detail.kind === "nobodySoon"
        ? t("because.nobodySoon", { waiting: detail.waiting, arriving: detail.arriving })
        : t("because.queueAtRisk", { expected: detail.expected });
    if (!detail.offer) return { title, because, effect: `${t("offer.none")} ${cost}` };
    const { change, name, before, after } = detail.offer;
    const until = "until" in change ? instant(change.until, now) : "";
    const effect = t(`offer.${change.kind}`, { name, before, after, until, team: detail.teamName });
    return { title, because, effect };
  };
}
