"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { BookOpen, SearchX } from "lucide-react";
import { parseAsString, useQueryStates } from "nuqs";
import { useTranslations } from "use-intl";
import { LiveIndicator } from "@/components/live/live-indicator";
import { LoadError } from "@/components/queue/load-error";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { ToggleChip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import { articleStates } from "@/server/domain/knowledge/article";
import { ArticleTable } from "./article-table";
import { filterOf } from "./filter";
import { KnowledgeTabs } from "./knowledge-tabs";
import { NewArticleButton } from "./new-article-button";
import { SearchBox } from "./search-box";

const anyType = "any";

/** All articles, searched and filtered; what is asked for stands in the address. */
export function KnowledgePage({ canWrite }: { canWrite: boolean }) {
  const t = useTranslations("knowledge");
  const trpc = useTRPC();
  const [asked, ask] = useQueryStates({ q: parseAsString, state: parseAsString, type: parseAsString });
  const filter = filterOf(asked);
  const list = useQuery(trpc.knowledge.list.queryOptions(filter, { placeholderData: keepPreviousData }));
  const data = list.data?.data;
  const isNarrowed = filter.search.trim() !== "" || filter.state !== null || filter.issueType !== null;
  const types = data?.issueTypes.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <>
      <PageHeader
        title={t("title")}
        state={
          data &&
          (isNarrowed
            ? t("found", { count: data.articles.length })
            : [
                t("state", { published: data.counts.published, drafts: data.counts.draft }),
                ...(data.counts.proposed > 0 ? [t("proposed", { count: data.counts.proposed })] : []),
              ].join(" "))
        }
        live={<LiveIndicator />}
        actions={canWrite && <NewArticleButton />}
        filters={
          <>
            <KnowledgeTabs current="articles" />
            <SearchBox search={filter.search} onSearch={(q) => void ask({ q: q || null })} />
            <Select
              aria-label={t("list.issueType")}
              className="w-44"
              value={filter.issueType ?? anyType}
              onValueChange={(type) => void ask({ type: type === anyType ? null : type })}
              options={[{ value: anyType, label: t("list.anyType") }, ...types]}
            />
            {articleStates.map((state) => (
              <ToggleChip
                key={state}
                pressed={filter.state === state}
                count={data?.counts[state]}
                onClick={() => void ask({ state: filter.state === state ? null : state })}
              >
                {t(`states.${state}`)}
              </ToggleChip>
            ))}
          </>
        }
      />
      {list.isError && !data ? (
        <LoadError message={list.error.message} onRetry={() => void list.refetch()} />
      ) : !data ? (
        <SkeletonRows rows={10} label={t("loading")} />
      ) : data.articles.length > 0 ? (
        <ArticleTable articles={data.articles} />
      ) : isNarrowed ? (
        <EmptyState
          icon={<SearchX />}
          title={<h2>{t("list.noneTitle")}</h2>}
          actions={<Button onClick={() => void ask({ q: null, state: null, type: null })}>{t("list.clear")}</Button>}
        >
          {t("list.noneText")}
        </EmptyState>
      ) : (
        <EmptyState icon={<BookOpen />} title={<h2>{t("list.emptyTitle")}</h2>}>
          {t(canWrite ? "list.emptyText" : "list.emptyRead")}
        </EmptyState>
      )}
    </>
  );
}
