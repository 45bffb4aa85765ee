"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Building2, SearchX } from "lucide-react";
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
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import { type AccountOrder, accountOrders } from "@/server/domain/context/accountQuery";
import { type Segment, segments } from "@/server/domain/vocabulary";
import { AccountTable } from "./account-table";
import { beginsDescending, filterOf } from "./filter";
import { ImportAccounts } from "./import-accounts";

const any = "any";
const none = { q: null, segment: null, plan: null, page: null };

/** All accounts with what is known of them; search, filters, order and page stand in the address. */
export function AccountsPage({ canImport, perPage }: { canImport: boolean; perPage: number }) {
  const t = useTranslations("accounts");
  const segment = useTranslations("ticket.segment");
  const trpc = useTRPC();
  const [asked, ask] = useQueryStates({
    ...{ q: parseAsString, segment: parseAsString, plan: parseAsString },
    ...{ sort: parseAsString, dir: parseAsString, page: parseAsInteger },
  });
  const filter = filterOf({ ...asked, page: asked.page?.toString() });
  const list = useQuery(trpc.accounts.list.queryOptions(filter, { placeholderData: keepPreviousData }));
  const data = list.data?.data;
  const isNarrowed = filter.search.trim() !== "" || filter.segment !== null || filter.plan !== null;
  const sort = (order: AccountOrder) => {
    const isDescending = order === filter.order ? !filter.isDescending : beginsDescending(order);
    void ask({ sort: order, dir: isDescending ? "desc" : "asc", page: null });
  };
  const last = data ? Math.max(1, Math.ceil(data.total / perPage)) : 1;
  return (
    <>
      <PageHeader
        title={t("title")}
        state={data && t(isNarrowed ? "found" : "state", { count: data.total })}
        live={<LiveIndicator />}
        actions={canImport && <ImportAccounts />}
        filters={
          <>
            <SearchBox
              search={filter.search}
              onSearch={(q) => void ask({ q: q || null, page: null })}
              label={t("list.search")}
              hint={t("list.searchHint")}
            />
            <Select
              aria-label={t("list.segment")}
              className="w-36"
              value={filter.segment ?? any}
              onValueChange={(s) => void ask({ segment: s === any ? null : s, page: null })}
              options={[
                { value: any, label: t("list.anySegment") },
                ...segments.map((s: Segment) => ({ value: s as string, label: segment(s) })),
              ]}
            />
            <Select
              aria-label={t("list.plan")}
              className="w-36"
              value={filter.plan ?? any}
              onValueChange={(p) => void ask({ plan: p === any ? null : p, page: null })}
              options={[
                { value: any, label: t("list.anyPlan") },
                ...[...new Set([...(data?.plans ?? []), ...(filter.plan ? [filter.plan] : [])])].map((p) => ({
                  value: p,
                  label: p,
                })),
              ]}
            />
            <Select<AccountOrder>
              aria-label={t("list.sort")}
              className="w-48 lg:hidden"
              value={filter.order}
              onValueChange={(order) => void ask({ sort: order, dir: null, page: null })}
              options={accountOrders.map((o) => ({ value: o, label: t(`list.order.${o}`) }))}
            />
          </>
        }
      />
      {list.isError && !data ? (
        <LoadError message={list.error.message} onRetry={() => void list.refetch()} />
      ) : !data ? (
        <SkeletonRows rows={10} label={t("loading")} />
      ) : data.accounts.length > 0 ? (
        <>
          <AccountTable accounts={data.accounts} filter={filter} onSort={sort} />
          <Pager
            page={filter.page}
            last={last}
            onPage={(page) => void ask({ page }, { history: "push" })}
            words={{
              pages: t("list.pages"),
              previous: t("list.previous"),
              next: t("list.next"),
              where: t("list.page", {
                from: (filter.page - 1) * perPage + 1,
                to: (filter.page - 1) * perPage + data.accounts.length,
                total: data.total,
              }),
            }}
          />
        </>
      ) : isNarrowed || filter.page > 1 ? (
        <EmptyState
          icon={<SearchX />}
          title={<h2>{t("list.noneTitle")}</h2>}
          actions={<Button onClick={() => void ask(none)}>{t("list.clear")}</Button>}
        >
          {t("list.noneText")}
        </EmptyState>
      ) : (
        <EmptyState icon={<Building2 />} title={<h2>{t("list.emptyTitle")}</h2>}>
          {t("list.emptyText")}
        </EmptyState>
      )}
    </>
  );
}
