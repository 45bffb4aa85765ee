"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { ReasonList } from "@/components/reasons/reason-line";
import { useReason } from "@/components/reasons/use-reason";
import type { Names } from "@/components/reasons/words";
import { Panel } from "@/components/ui/card";
import { useDateTime } from "@/components/ui/use-date-time";
import { DispositionBadge } from "../disposition-badge";
import { PrioritySum } from "../priority";
import { Proposals } from "../proposal/proposals";
import { SimilarBefore } from "../similar/similar-before";
import { EncoderUseLine } from "./encoder-use";
import { NamedChips } from "./named-chips";
import { Part } from "./part";
import { PredictedPath } from "./predicted-path";
import { bandsIn, Readings } from "./readings";
import type { TicketDetail, Viewer } from "./types";

interface Props {
  detail: TicketDetail;
  names: Names;
  viewer: Viewer;
}

/** The decision opened: disposition, readings against the bands, every reason, what would have changed it, by which
 *  rules. */
export function WhyPanel({ detail: { decision, ticket }, names, viewer }: Props) {
  const t = useTranslations("ticket.why");
  const similar = useTranslations("similar");
  const match = useTranslations("match");
  const dateTime = useDateTime();
  const reason = useReason(names);
  if (!decision) {
    return (
      <Panel title={t("title")}>
        <p className="text-muted text-sm">{t("none")}</p>
      </Panel>
    );
  }
  const { id, result, facts, policyVersion, modelVersion, engineVersion, at, named } = decision;
  return (
    <Panel title={t("title")} actions={<DispositionBadge disposition={result.disposition} className="mr-1.5" />}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {result.issueType === null && <p className="font-medium text-sm">{t("noneOfThese")}</p>}
        {result.candidates.length > 0 && (
          <Part title={t("readings")} note={t("readingsNote")}>
            <Readings candidates={result.candidates} bands={bandsIn(result.reasons)} names={names} />
          </Part>
        )}
        {named.features.length + named.references.length > 0 && (
          <Part title={t("named")}>
            <NamedChips named={named} />
          </Part>
        )}
        <Part title={t("reasons")}>
          <ReasonList reasons={result.reasons} names={names} />
        </Part>
        {result.path && result.path.length > 0 && (
          <Part title={t("path.title")} note={t("path.note")}>
            <PredictedPath path={result.path} tier={result.tier} costs={decision.startCosts} />
          </Part>
        )}
        {facts.understanding?.similar && (
          <Part title={similar("evidence")}>
            <SimilarBefore
              similar={facts.understanding.similar}
              isCounted={result.reasons.some((r) => r.code === "unlikeResolved" || r.code === "newError")}
            />
          </Part>
        )}
        {result.changes.length > 0 && (
          <Part title={t("changes")}>
            <ReasonList reasons={result.changes} names={names} />
          </Part>
        )}
        <div className="border-line border-t pt-3">
          <PrioritySum
            score={result.priority}
            contributions={result.contributions.map((one) => ({ label: reason(one.reason), points: one.points }))}
          />
        </div>
        <Proposals ticketId={ticket.id} issueType={ticket.issueType} />
        <p className="text-faint text-xs">
          {t.rich("versions", {
            policy: (chunks) =>
              viewer.role === "agent" ? (
                chunks
              ) : (
                <Link
                  href={`/policy/versions/${policyVersion}`}
                  className="rounded-xs underline underline-offset-2 hover:text-ink"
                >
                  {chunks}
                </Link>
              ),
            version: policyVersion,
            model: modelVersion,
            engine: engineVersion,
            when: dateTime(at, { dateStyle: "medium", timeStyle: "short" }),
          })}
          <EncoderUseLine use={facts.understanding?.encoder} />
          {viewer.role !== "agent" && (
            <Link
              href={`/policy/versions/${policyVersion}?decision=${id}`}
              className="ml-1 rounded-xs underline underline-offset-2 hover:text-ink"
            >
              {match("decision.open")}
            </Link>
          )}
          {viewer.role !== "agent" && <span className="mt-0.5 block wrap-anywhere">{t("decisionId", { id })}</span>}
        </p>
      </div>
    </Panel>
  );
}
