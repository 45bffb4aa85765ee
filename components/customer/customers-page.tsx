"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Contact, SearchX } from "lucide-react";
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useTranslations } from "use-intl";
import { SearchBox } from "@/components/knowledge/search-box";
import { LiveIndicator } from "@/components/live/live-indicator";
import { LoadError } from "@/components/queue/load-error";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { SkeletonRows } from "@/components/ui/skeleton";
import { CustomerTable } from "./customer-table";
import { filterOf } from "./filter";

/** As many as the server gives at once. */
const perPage = 100;
const none = { q: null, page: null };

/** Everybody who ever wrote or called, whoever did so last first; what is searched for and the page stand in the address. */
export function CustomersPage() {
  const t = useTranslations("customers");
  const trpc = useTRPC();
  const [asked, ask] = useQueryStates({ q: parseAsString, page: parseAsInteger });
  const { search, page } = filterOf({ ...asked, page: asked.page?.toString() });
  const list = useQuery(trpc.customers.list.queryOptions({ search, page }, { placeholderData: keepPreviousData }));
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
            onSearch={(q) => void ask({ q: q || null, page: null })}
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
          <Pager
            page={page}
            last={Math.ceil(data.total / perPage)}
            onPage={(to) => void ask({ page: to }, { history: "push" })}
            words={{
              pages: t("list.pages"),
              previous: t("list.previous"),
              next: t("list.next"),
              where: t("list.page", {
                from: (page - 1) * perPage + 1,
                to: (page - 1) * perPage + data.customers.length,
                total: data.total,
              }),
            }}
          />
        </>
      ) : isSearch || data.total > 0 ? (
        <EmptyState
          icon={<SearchX />}
          title={<h2>{t("list.noneTitle")}</h2>}
          actions={<Button onClick={() => void ask(none)}>{t("list.clear")}</Button>}
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
