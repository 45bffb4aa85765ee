"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { type MouseEvent, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { LiveIndicator } from "@/components/live/live-indicator";
import { LoadError } from "@/components/queue/load-error";
import { useKeys } from "@/components/ticket/actions/use-keys";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Sheet, SheetRoot } from "@/components/ui/sheet";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { PersonOrder } from "@/server/domain/people/query";
import { beginsDescending, peopleQueryOf } from "./filter";
import { HoursSheet } from "./hours-sheet";
import { ImportPeople } from "./import-people";
import { InviteDialog } from "./invite-dialog";
import { type Asked, PeopleFilters } from "./people-filters";
import { PeopleTable } from "./people-table";
import { PersonPane } from "./person-pane";
import type { PeopleViewer } from "./types";
import { useChoices } from "./use-people";

const none = { q: null, team: null, tier: null, role: null, state: null, page: null };

/** Who works here, what they can take, and when. The address names search, filters, order and who is open. */
export function PeoplePage({ viewer, perPage }: { viewer: PeopleViewer; perPage: number }) {
  const t = useTranslations("people");
  const trpc = useTRPC();
  const now = useServerNow();
  const choices = useChoices();
  const [asked, setAsked] = useQueryStates({
    ...{ q: parseAsString, team: parseAsString, tier: parseAsString, role: parseAsString, state: parseAsString },
    ...{ sort: parseAsString, dir: parseAsString, page: parseAsInteger, person: parseAsString },
  });
  const { person: openId, page, ...words } = asked;
  const filter = peopleQueryOf({ ...words, page: page?.toString() });
  const list = useQuery(trpc.people.page.queryOptions(filter, { placeholderData: keepPreviousData }));
  const data = list.data?.data;
  const [hoursOf, setHoursOf] = useState<string | null>(null);

  const ask = (next: Asked) => void setAsked(next);
  const open = (id: string | null, isStep = false) =>
    void setAsked({ person: id }, { history: isStep ? "replace" : "push" });
  const sort = (order: PersonOrder) => {
    const isDescending = order === filter.order ? !filter.isDescending : beginsDescending(order);
    ask({ sort: order, dir: isDescending ? "desc" : "asc", page: null });
  };
  const hrefOf = (id: string) => {
    const query = new URLSearchParams(Object.entries(asked).flatMap(([k, v]) => (v === null ? [] : [[k, String(v)]])));
    query.set("person", id);
    return `/people?${query}`;
  };
  const onOpen = (event: MouseEvent, id: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open(id);
  };
  const move = (step: 1 | -1) => (event: KeyboardEvent) => {
    const ids = data?.people.map((p) => p.id) ?? [];
    const focused = document.activeElement?.getAttribute("data-person") ?? openId;
    const at = focused === null ? -1 : ids.indexOf(focused);
    const to = ids[at === -1 ? (step === 1 ? 0 : ids.length - 1) : at + step];
    if (to === undefined) return;
    event.preventDefault();
    document.querySelector<HTMLElement>(`[data-person="${to}"]`)?.focus();
    if (openId !== null) open(to, true);
  };
  useKeys({ j: move(1), k: move(-1), escape: () => openId !== null && open(null) });

  // A shift that has just begun or ended has another one after it.
  const isOver = data?.people.some((p) => p.shift?.changesAt != null && now >= p.shift.changesAt) ?? false;
  const { refetch } = list;
  useEffect(() => {
    if (isOver) void refetch();
  }, [isOver, refetch]);

  const isNarrowed =
    filter.search.trim() !== "" || [filter.team, filter.tier, filter.role, filter.state].some((x) => x !== null);
  const last = data ? Math.max(1, Math.ceil(data.total / perPage)) : 1;
  const sentence =
    data &&
    (isNarrowed
      ? t("found", { count: data.total })
      : t("state.all", { online: data.online, invited: data.invited, total: data.total }));
  return (
    <div className="flex h-full flex-col">
      <PageHeader
        title={t("title")}
        state={sentence}
        live={<LiveIndicator />}
        actions={
          <>
            {viewer.mayImport && <ImportPeople />}
            {viewer.mayInvite && <InviteDialog viewer={viewer} onInvited={(id) => open(id)} />}
          </>
        }
        filters={
          // On a phone whoever is open has the room.
          <div className={cn("flex flex-wrap items-center gap-1.5", openId !== null && "max-lg:hidden")}>
            <PeopleFilters filter={filter} choices={choices} ask={ask} />
          </div>
        }
      />
      <div className="flex min-h-0 flex-1">
        <section
          aria-label={t("list")}
          className={cn(
            "scroll-area min-w-0 flex-1",
            openId !== null && "hidden lg:block lg:w-88 lg:flex-none lg:border-line lg:border-r",
          )}
        >
          {list.isError && !data ? (
            <LoadError message={list.error.message} onRetry={() => void list.refetch()} />
          ) : !data ? (
            <SkeletonRows rows={10} label={t("loading")} />
          ) : data.people.length > 0 ? (
            <>
              <PeopleTable
                people={data.people}
                filter={filter}
                openId={openId}
                hrefOf={hrefOf}
                onOpen={onOpen}
                onHours={setHoursOf}
                onSort={sort}
              />
              <Pager
                page={filter.page}
                last={last}
                onPage={(to) => void setAsked({ page: to }, { history: "push" })}
                words={{
                  pages: t("pages"),
                  previous: t("previous"),
                  next: t("next"),
                  where: t("where", {
                    from: (filter.page - 1) * perPage + 1,
                    to: (filter.page - 1) * perPage + data.people.length,
                    total: data.total,
                  }),
                }}
              />
            </>
          ) : (
            <EmptyState
              icon={<SearchX />}
              title={<h2>{t("noneTitle")}</h2>}
              actions={<Button onClick={() => ask(none)}>{t("clear")}</Button>}
            >
              {t("noneText")}
            </EmptyState>
          )}
        </section>
        {openId !== null && (
          <section aria-label={t("detail")} className="scroll-area min-w-0 flex-1">
            <PersonPane
              key={openId}
              id={openId}
              viewer={viewer}
              onClose={() => open(null)}
              onHours={() => setHoursOf(openId)}
            />
          </section>
        )}
      </div>
      <Hours id={hoursOf} onDone={() => setHoursOf(null)} />
    </div>
  );
}

/** The hours of somebody, once they are read. */
function Hours({ id, onDone }: { id: string | null; onDone: () => void }) {
  const t = useTranslations("people");
  const trpc = useTRPC();
  const found = useQuery(trpc.people.byId.queryOptions({ id: id ?? "" }, { enabled: id !== null }));
  const person = id === null ? undefined : found.data?.data;
  return (
    <SheetRoot
      open={id !== null && (person !== undefined || found.isError)}
      onOpenChange={(isOpen) => !isOpen && onDone()}
    >
      {person ? (
        <HoursSheet key={person.id} person={person} onDone={onDone} />
      ) : (
        found.isError && (
          <Sheet width="lg" title={t("hours")}>
            <LoadError message={found.error.message} onRetry={() => void found.refetch()} />
          </Sheet>
        )
      )}
    </SheetRoot>
  );
}
