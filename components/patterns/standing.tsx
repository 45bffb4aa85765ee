"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Badge } from "@/components/ui/badge";
import { useInstant } from "@/components/ui/use-date-time";
import type { Pattern } from "./types";

/** Where a card stands: who has it, its incident, its proposal, or why nobody needs to look. */
export function Standing({ pattern }: { pattern: Pattern }) {
  const t = useTranslations("patterns.standing");
  const reasons = useTranslations("patterns.dismiss.reasons");
  const instant = useInstant();
  const now = useServerNow();
  const { state, assignee, snoozedUntil, dismissReason, incident, proposal, endedAt } = pattern;
  const link = "rounded-xs text-accent-text underline";
  return (
    <ul className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm empty:hidden">
      {incident && (
        <li className="flex flex-wrap items-center gap-1.5">
          <Badge tone={incident.resolvedAt === null ? "late" : "good"}>
            {t(incident.resolvedAt === null ? "incidentOpen" : "incidentResolved")}
          </Badge>
          <Link href={`/incidents/${incident.id}`} className={link}>
            {incident.title}
          </Link>
          {incident.resolvedAt !== null && (
            <span className="text-muted">{t("resolvedAt", { at: instant(incident.resolvedAt, now) })}</span>
          )}
        </li>
      )}
      {proposal && (
        <li className="text-muted">
          {proposal.draftId && proposal.state === "open" ? (
            <Link href={`/policy/drafts/${proposal.draftId}`} className={link}>
              {t("proposal.open")}
            </Link>
          ) : (
            t(proposal.state === "published" ? "proposal.published" : "proposal.declined")
          )}
        </li>
      )}
      {state === "assigned" && assignee && <li className="text-muted">{t("assigned", { name: assignee.name })}</li>}
      {state === "snoozed" && snoozedUntil !== null && (
        <li className="text-muted">{t("snoozed", { until: instant(snoozedUntil, now) })}</li>
      )}
      {state === "dismissed" && dismissReason && (
        <li className="text-muted">{t("dismissed", { reason: reasons(dismissReason) })}</li>
      )}
      {endedAt !== null && <li className="text-muted">{t("over", { at: instant(endedAt, now) })}</li>}
    </ul>
  );
}

/** What became of it, newest first, folded away. */
export function History({ pattern: { history } }: { pattern: Pattern }) {
  const t = useTranslations("patterns.history");
  const reasons = useTranslations("patterns.dismiss.reasons");
  const instant = useInstant();
  const now = useServerNow();
  const known = ["found", "assigned", "snoozed", "dismissed", "opened", "incident", "proposed"] as const;
  const back = ["grown", "woken", "again", "afterIncident"] as const;
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer rounded-xs text-muted hover:text-ink">
        {t("title", { count: history.length })}
      </summary>
      <ol className="mt-1 grid gap-0.5 text-muted text-xs">
        {history.map((step) => {
          const what = [...known, ...back].find((one) => one === step.what);
          return (
            what && (
              <li key={`${step.at} ${step.what}`}>
                <span className="tabular">{instant(step.at, now)}</span>{" "}
                {t(what, {
                  ...{ by: step.by ?? "", who: step.who ?? "" },
                  until: step.until === null ? "" : instant(step.until, now),
                  reason: step.reason ? reasons(step.reason) : "",
                })}
                {step.note && ` “${step.note}”`}
              </li>
            )
          );
        })}
      </ol>
    </details>
  );
}
