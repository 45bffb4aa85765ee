"use client";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Callout } from "@/components/ui/callout";
import { Panel } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Meter } from "@/components/ui/meter";
import { PageHeader } from "@/components/ui/page-header";
import { toast } from "@/components/ui/toast-store";
import { useDateTime } from "@/components/ui/use-date-time";
import { endShadowAction } from "@/server/actions/publishing";
import { wilson } from "@/server/domain/analytics/caseMix";
import { decisionKinds } from "@/server/domain/policy/compareDecisions";
import { ConfirmButton } from "../confirm-button";
import { DisagreementTable } from "./disagreement-table";

/** How a draft decided beside the policy in force: how often they agreed, and where they did not. */
export function ShadowPage({ id, canEdit }: { id: string; canEdit: boolean }) {
  const t = useTranslations("publishing.shadow");
  const policy = useTranslations("policy");
  const common = useTranslations("common");
  const format = useFormatter();
  const dateTime = useDateTime();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const shadow = useSuspenseQuery(trpc.policy.shadow.queryOptions({ id })).data.data;
  const { name, revision, draftId, draftRevision, compared, agreed, counts, disagreements } = shadow;
  const isRunning = shadow.endedAt === null;
  const instant = (at: number) => dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  const percent = (x: number) => format.number(x, { style: "percent", maximumFractionDigits: 1 });
  const { low, high } = wilson(agreed, compared);
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={common("breadcrumb")}
            crumbs={[
              { label: policy("title"), href: "/policy" },
              ...(draftId ? [{ label: name, href: `/policy/drafts/${draftId}` }] : [{ label: name }]),
              { label: t("title") },
            ]}
          />
        }
        title={
          <span className="flex flex-wrap items-center gap-2">
            {name}
            <Badge tone={isRunning ? "good" : "neutral"}>{t(isRunning ? "running" : "ended")}</Badge>
          </span>
        }
        state={`${t("revision", { revision })}. ${t("state", {
          isRunning: String(isRunning),
          since: instant(shadow.startedAt),
          until: shadow.endedAt === null ? "" : instant(shadow.endedAt),
          why: shadow.whyEnded ?? "none",
        })} ${shadow.startedBy ? t("by", { name: shadow.startedBy }) : ""}`}
        actions={
          canEdit &&
          isRunning && (
            <ConfirmButton
              title={t("stopTitle")}
              text={t("stopText")}
              label={t("stop")}
              action={() => endShadowAction(id)}
              onDone={async () => {
                toast({ title: t("stopped"), tone: "good" });
                await queries.invalidateQueries({ queryKey: trpc.policy.pathKey() });
              }}
            >
              {t("stop")}
            </ConfirmButton>
          )
        }
      />
      <div className="grid gap-3 p-3 md:p-4">
        {isRunning && draftRevision !== null && draftRevision !== revision && (
          <Callout title={t("behind", { revision: draftRevision, own: revision })} />
        )}
        {compared === 0 ? (
          <Panel title={t("agreementTitle")}>
            <EmptyState title={<h3>{t("emptyTitle")}</h3>} className="py-6">
              {t("emptyText")}
            </EmptyState>
          </Panel>
        ) : (
          <>
            <Panel title={t("agreementTitle")} note={t("agreementNote")}>
              <dl className="grid grid-cols-2 gap-4 text-sm sm:grid-cols-5">
                <div className="col-span-2 grid content-start gap-1">
                  <dt className="text-muted">{t("agreed")}</dt>
                  <dd className="tabular font-semibold text-lg">
                    {t("agreement", { share: percent(agreed / compared), low: percent(low), high: percent(high) })}
                  </dd>
                  <dd>
                    <Meter value={agreed} max={compared} label={`${agreed} / ${compared}`} />
                  </dd>
                </div>
                {decisionKinds.map((kind) => (
                  <div key={kind} className="grid content-start gap-1">
                    <dt className="text-muted">{t(`kinds.${kind}`)}</dt>
                    <dd className="tabular font-semibold text-lg">{counts[kind]}</dd>
                  </div>
                ))}
              </dl>
            </Panel>
            {disagreements.length === 0 ? (
              <EmptyState title={<h2>{t("allAgreeTitle")}</h2>} className="py-6">
                {t("allAgreeText", { count: compared })}
              </EmptyState>
            ) : (
              <DisagreementTable rows={disagreements} count={compared - agreed} teams={shadow.teams} />
            )}
          </>
        )}
      </div>
    </>
  );
}
