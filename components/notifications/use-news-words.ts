"use client";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { useInstant } from "@/components/ui/use-date-time";
import type { Notification } from "./types";

/** What somebody was told, as a sentence. */
export function useNewsWords(): (news: Notification["news"]) => string {
  const t = useTranslations("escalations.bell");
  const instant = useInstant();
  const now = useServerNow();
  const metrics = useTranslations("sla.metric");
  return (news) => {
    switch (news.kind) {
      case "alarm": {
        const facts = {
          metric: metrics(`${news.metric}.long`),
          fraction: news.fraction === null ? "breach" : "warning",
          percent: news.fraction ?? 1,
        };
        const told = news.tier === null ? t("alarm", facts) : t("alarmTier", { ...facts, tier: news.tier });
        return news.isGiven ? t("given", { told }) : told;
      }
      case "approvalRequested": {
        const asked = t("requested", { name: news.by, approval: news.approval });
        return news.isSettled ? `${asked} (${t("settled")})` : asked;
      }
      case "handoffAsked":
      case "workTaken":
      case "workGiven":
        return t(news.kind, { absence: news.absence });
      case "mentioned":
      case "mentionAnswered":
        return t(news.kind, { name: news.by });
      case "replyHeld":
        return t("replyHeld");
      case "snoozeEnded":
        return t("snoozeEnded", { why: news.why });
      case "handGiven":
      case "handTaken":
        return t(news.kind, { name: news.by, count: news.count });
      case "askedBack":
      case "askedToStay": {
        const until = news.until === null ? "" : instant(news.until, now);
        const asked = t(news.kind, { name: news.by, queue: news.queue, until });
        return news.isWithdrawn ? `${asked} (${t("withdrawn")})` : asked;
      }
      case "patternAssigned":
        return t(news.kind, { name: news.by, pattern: news.pattern });
      case "publicationFailed":
        return t(news.kind, { name: news.name, reason: news.reason });
      case "changeProposed":
        return t(news.kind, { name: news.by });
      case "changePublished":
        return t(news.kind, { name: news.by, version: news.version });
      case "changeDeclined":
        return t(news.kind, { name: news.by, answer: news.answer || "none" });
      case "approvalDecided":
        return t("decided", { name: news.by, approval: news.approval, state: news.state });
    }
  };
}
