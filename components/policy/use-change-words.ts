"use client";
import { useTranslations } from "use-intl";
import { nameOf } from "@/components/reasons/words";
import { hoursInWords, hoursOfWeek } from "@/server/domain/calendar/week";
import type { Proposal } from "./types";

/** What somebody proposed, as a sentence. */
export function useChangeWords(): (proposal: Pick<Proposal, "change" | "names">) => string {
  const t = useTranslations("policy.proposal.change");
  return ({ change, names }) => {
    switch (change.kind) {
      case "owner":
        return t("owner", { issueType: nameOf(change.issueType, names), team: nameOf(change.team, names) });
      case "startTier":
        return t("startTier", { issueType: nameOf(change.issueType, names), tier: change.tier });
      case "stage":
        return t("stage", { issueType: nameOf(change.issueType, names), stage: change.stage });
      case "keyword":
        return t("keyword", { word: change.word });
      case "alarm": {
        const { issueType, metric, act } = change;
        return t("alarm", { issueType: nameOf(issueType, names), metric, act });
      }
      case "cover": {
        const { team, zone, week } = change;
        return t("cover", { team: nameOf(team, names), hours: hoursInWords(hoursOfWeek(week)), zone });
      }
    }
  };
}
