"use client";
import { useFormatter, useTranslations } from "use-intl";
import type { PatternEvidence } from "@/server/domain/patterns/pattern";
import type { Pattern, PatternList } from "./types";

/** Names of whatever evidence names by id: features are the policy's, all else comes with the card. */
export function nameIn(pattern: Pick<Pattern, "names">, features: PatternList["features"]) {
  return (id: string) => pattern.names[id] ?? features[id] ?? id;
}

/** A day as evidence names it, YYYY-MM-DD. */
export function useDay(): (day: string) => string {
  const format = useFormatter();
  return (day) => format.dateTime(new Date(`${day}T12:00:00Z`), { day: "numeric", month: "short", timeZone: "UTC" });
}

/** What a surge is about, in words. */
export function useSubject(): (e: Extract<PatternEvidence, { kind: "surge" }>, name: (id: string) => string) => string {
  const t = useTranslations("patterns");
  return (e, name) => {
    if (e.on === "feature") return name(e.subject);
    if (e.on === "phrase") return t("phrase", { words: e.subject });
    return e.sample === null ? t("anError", { code: e.subject.slice(-6) }) : t("theError", { code: e.sample });
  };
}

/** What a pattern claims, in one sentence. */
export function useClaim(features: PatternList["features"]): (pattern: Pick<Pattern, "evidence" | "names">) => string {
  const t = useTranslations("patterns.claim");
  const day = useDay();
  const subject = useSubject();
  const format = useFormatter();
  const percent = (part: number, whole: number) =>
    format.number(whole > 0 ? part / whole : 0, { style: "percent", maximumFractionDigits: 0 });
  return (pattern) => {
    const { evidence: e } = pattern;
    const name = nameIn(pattern, features);
    switch (e.kind) {
      case "surge":
        return t("surge", {
          subject: subject(e, name),
          share: percent(e.named, e.total),
          usual: percent(e.expected, e.total),
          since: day(e.since),
        });
      case "documentation":
        return t(e.hasArticle ? "documentationFeature" : "documentation", {
          type: name(e.issueType),
          feature: e.feature === null ? "none" : name(e.feature),
          tickets: e.tickets,
          customers: e.customers,
        });
      case "training":
        return t(e.of === "team" ? "trainingTeam" : "training", {
          ...{ name: name(e.id), type: name(e.issueType), solved: e.solved, outcomes: e.outcomes },
          expected: Math.round(e.expected),
        });
      case "account":
        return t("account", { name: name(e.accountId), signs: e.signs.length });
      case "trials":
        return t("trials", {
          subject: name(e.subject),
          share: percent(e.tickets, e.trialTotal),
          others: percent(e.othersTickets, e.othersTotal),
        });
      case "overEscalation":
        return t("overEscalation", {
          ...{ type: name(e.issueType), tier: e.tier, over: e.over, resolved: e.resolved },
        });
      case "bottleneck":
        return t("bottleneck", {
          ...{ team: name(e.team), tier: e.tier },
          share: percent(e.late, e.accepted),
          others: percent(e.othersShare, 1),
        });
      case "abandonment":
        return t("abandonment", {
          ...{ type: name(e.issueType), team: name(e.team), abandoned: e.abandoned, tickets: e.tickets },
        });
      case "circular":
        return t("circular", {
          ...{ type: name(e.issueType), team: name(e.team), via: name(e.via), circled: e.circled, tickets: e.tickets },
        });
      case "cover":
        return t("cover", { team: name(e.team), tickets: e.inGap, late: e.lateInGap });
    }
  };
}
