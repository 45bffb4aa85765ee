"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Contact, SearchX } from "lucide-react";
import { parseAsString, useQueryStates } from "nuqs";
import { useTranslations } from "use-intl";
import { SearchBox } from "@/components/knowledge/search-box";
import { LiveIndicator } from "@/components/live/live-indicator";
import { LoadError } from "@/components/queue/load-error";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { CustomerTable } from "./customer-table";
import { searchOf } from "./filter";

/** Everybody who ever wrote or called, whoever did so last first; what is searched for stands in the address. */
export function CustomersPage() {
  const t = useTranslations("customers");
  const trpc = useTRPC();
  const [asked, ask] = useQueryStates({ q: parseAsString });
  const search = searchOf(asked);
  const list = useQuery(trpc.customers.list.queryOptions({ search }, { placeholderData: keepPreviousData }));
  const data = list.data?.data;
  const isSearch = search.trim() !== "";
  return (
    <>
      <PageHeader
        title={t("title")}
        state={data && t(isSearch ? "found" : "state", { count: data.total })}
        live={<LiveIndicator />}
        filters={
          <SearchBox
            search={search}
            onSearch={(q) => void ask({ q: q || null })}
            label={t("list.search")}
            hint={t("list.searchHint")}
          />
        }
      />
      {list.isError && !data ? (
        <LoadError message={list.error.message} onRetry={() => void list.refetch()} />
      ) : !data ? (
        <SkeletonRows rows={10} label={t("loading")} />
      ) : data.customers.length > 0 ? (
        <>
          <CustomerTable customers={data.customers} />
          {data.total > data.customers.length && (
            <p className="px-4 py-2 text-muted text-xs md:px-5">{t("list.cut", { count: data.customers.length })}</p>
          )}
        </>
      ) : isSearch ? (
        <EmptyState
          icon={<SearchX />}
          title={<h2>{t("list.noneTitle")}</h2>}
          actions={<Button onClick={() => void ask({ q: null })}>{t("list.clear")}</Button>}
        >
          {t("list.noneText")}
        </EmptyState>
      ) : (
        <EmptyState icon={<Contact />} title={<h2>{t("list.emptyTitle")}</h2>}>
          {t("list.emptyText")}
        </EmptyState>
      )}
    </>
  );
}
