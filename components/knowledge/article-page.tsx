"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { parseAsInteger, useQueryState } from "nuqs";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { LiveIndicator } from "@/components/live/live-indicator";
import { useTRPC } from "@/components/trpc/provider";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { useAwake } from "@/components/ui/use-awake";
import { listVariables } from "@/server/domain/knowledge/variables";
import { ArticleActions } from "./article-actions";
import { ArticleEditor } from "./article-editor";
import { ArticleText } from "./markdown";
import { PlaybookUses } from "./playbook-uses";
import { SourcesPanel } from "./sources-panel";
import { StateBadge } from "./state-badge";
import { VersionDialog } from "./version-dialog";
import { VersionsPanel } from "./versions-panel";

/** One article: to read, for writers to edit, with all its versions. An open version stands in the address. */
export function ArticlePage({ id, canWrite }: { id: string; canWrite: boolean }) {
  const t = useTranslations("knowledge");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const article = useSuspenseQuery(trpc.knowledge.article.queryOptions({ id })).data.data;
  const [version, setVersion] = useQueryState("version", parseAsInteger.withOptions({ history: "push" }));
  const [isDirty, setDirty] = useState(false);
  const isAwake = useAwake();
  const { title, state, revision } = article;
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={common("breadcrumb")}
            crumbs={[{ label: t("title"), href: "/knowledge" }, { label: title }]}
          />
        }
        title={title}
        state={
          <span className="inline-flex flex-wrap items-center gap-2">
            <StateBadge state={state} />
            {t("article.state", { state, revision })}
          </span>
        }
        live={<LiveIndicator />}
        actions={canWrite && <ArticleActions article={article} isDirty={isDirty} />}
      />
      <div className="grid gap-3 p-3 md:p-4">
        {canWrite ? (
          <ArticleEditor article={article} onDirtyChange={setDirty} />
        ) : (
          <Card className="p-4 md:p-6">
            <div className="max-w-prose">
              <ArticleText body={article.body || t("article.empty")} values={null} />
            </div>
            {listVariables(article.body).length > 0 && (
              <p className="mt-4 border-line border-t pt-2 text-muted text-xs">{t("article.variables")}</p>
            )}
          </Card>
        )}
        <SourcesPanel sources={article.sources} />
        <PlaybookUses uses={article.playbooks} />
        <VersionsPanel versions={article.versions} onOpen={(one) => void setVersion(one)} />
      </div>
      {isAwake && version !== null && (
        <VersionDialog
          article={article}
          version={version}
          canWrite={canWrite}
          isDirty={isDirty}
          onClose={() => void setVersion(null)}
        />
      )}
    </>
  );
}
