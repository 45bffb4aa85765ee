"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { PageHeader } from "@/components/ui/page-header";
import { useDateTime } from "@/components/ui/use-date-time";
import { AssistantRulesPanel } from "./assistant-rules";
import { DifferenceTable } from "./difference-table";
import { DocumentView } from "./document-view";
import { Findings } from "./findings";
import { OwnershipTable } from "./ownership/ownership-table";
import { PlaybookTable } from "./playbook-table";
import { PolicyTabs } from "./policy-tabs";
import { VersionNotes } from "./publishing/version-notes";
import { RollBackButton } from "./roll-back-button";

/** One published version: who owns what, is it safe, what changed, the document itself. */
export function VersionPage({ version, canPublish }: { version: number; canPublish: boolean }) {
  const t = useTranslations("policy");
  const common = useTranslations("common");
  const dateTime = useDateTime();
  const trpc = useTRPC();
  const { document, differences, check, articles } = useSuspenseQuery(trpc.policy.version.queryOptions({ version }))
    .data.data;
  const { versions } = useSuspenseQuery(trpc.policy.list.queryOptions()).data.data;
  const newest = versions[0]?.version ?? version;
  const line = versions.find((one) => one.version === version);
  const name = t("versions.name", { version });
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb label={common("breadcrumb")} crumbs={[{ label: t("title"), href: "/policy" }, { label: name }]} />
        }
        title={
          <span className="flex items-center gap-2">
            {name}
            {line?.isInForce && <Badge tone="good">{t("versions.inForce")}</Badge>}
          </span>
        }
        state={
          line &&
          t("version.state", {
            origin: line.origin,
            person: line.publishedBy ?? t("versions.system"),
            when: dateTime(line.publishedAt, { dateStyle: "medium", timeStyle: "short" }),
            note: line.note,
          })
        }
        actions={canPublish && line && !line.isInForce && <RollBackButton version={version} inForce={newest} />}
      />
      {line && (
        <div className="px-3 pt-2 md:px-4 empty:hidden">
          <VersionNotes version={line} isWhole />
        </div>
      )}
      <PolicyTabs document={document} check={check} text={null} version={version}>
        <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_22rem]">
          <OwnershipTable document={document} />
          <Findings check={check} />
          <div className="grid min-w-0 gap-3 xl:col-span-2">
            <PlaybookTable document={document} articles={articles} />
            <AssistantRulesPanel document={document} />
            <DifferenceTable differences={differences} against={version > 1 ? version - 1 : null} />
            <DocumentView document={document} fileName={`policy-version-${version}`} />
          </div>
        </div>
      </PolicyTabs>
    </>
  );
}
