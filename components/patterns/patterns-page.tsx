"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Lightbulb, RefreshCw, SearchX } from "lucide-react";
import { parseAsString, useQueryStates } from "nuqs";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { LiveIndicator } from "@/components/live/live-indicator";
import { LoadError } from "@/components/queue/load-error";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast-store";
import { useInstant } from "@/components/ui/use-date-time";
import { lookNowAction } from "@/server/actions/patterns";
import { audiences, patternKinds } from "@/server/domain/patterns/pattern";
import { filterOf, fitting, shelfOf, shelves } from "./filter";
import { PatternCard } from "./pattern-card";
import type { PatternList } from "./types";

const asked = { kind: parseAsString, who: parseAsString, state: parseAsString, pattern: parseAsString };
const any = "any";

/** "What should others fix?": claims with their evidence, and what the desk does about them. */
export function PatternsPage({ me }: { me: string }) {
  const t = useTranslations("patterns");
  const [address, ask] = useQueryStates(asked);
  const filter = filterOf(address);
  const query = useQuery(useTRPC().patterns.list.queryOptions());
  const list = query.data?.data;
  // Whoever follows a link to a card sees it wherever it stands.
  const linked = list?.patterns.find((p) => p.id === address.pattern);
  const shelf = linked && address.state === null ? shelfOf(linked) : filter.shelf;
  const shown = list ? fitting(list.patterns, { ...filter, shelf }) : [];
  const owed = list?.patterns.filter((p) => shelfOf(p) === "owed" && p.state === "open").length ?? 0;
  const chosen = (value: string) => (value === any ? null : value);
  return (
    <>
      <PageHeader
        title={t("title")}
        state={list && t("state", { owed, all: list.patterns.filter((p) => shelfOf(p) === "owed").length })}
        live={<LiveIndicator />}
        actions={list && <LookNow look={list.look} />}
        filters={
          <>
            <Segmented
              label={t("filter.state")}
              value={shelf}
              onValueChange={(state) => void ask({ state: state === "owed" ? null : state, pattern: null })}
              options={shelves.map((value) => ({ value, label: t(`shelves.${value}`) }))}
            />
            <Select
              aria-label={t("filter.kind")}
              className="w-48"
              value={filter.kind ?? any}
              onValueChange={(kind) => void ask({ kind: chosen(kind) })}
              options={[
                { value: any, label: t("filter.anyKind") },
                ...patternKinds.map((value) => ({ value: value as string, label: t(`kinds.${value}`) })),
              ]}
            />
            <Select
              aria-label={t("filter.who")}
              className="w-40"
              value={filter.audience ?? any}
              onValueChange={(who) => void ask({ who: chosen(who) })}
              options={[
                { value: any, label: t("filter.anyWho") },
                ...audiences.map((value) => ({ value: value as string, label: t(`audiences.${value}`) })),
              ]}
            />
          </>
        }
      />
      {query.isError && !list ? (
        <LoadError message={query.error.message} onRetry={() => void query.refetch()} />
      ) : !list ? (
        <SkeletonRows rows={8} label={t("loading")} />
      ) : shown.length === 0 ? (
        <Nothing
          list={list}
          isFiltered={filter.kind !== null || filter.audience !== null}
          shelf={shelf}
          onClear={() => void ask({ kind: null, who: null })}
        />
      ) : (
        <div className="grid gap-3 p-4 md:px-5">
          {shown.map((pattern) => (
            <PatternCard
              key={pattern.id}
              pattern={pattern}
              list={list}
              me={me}
              isOpen={address.pattern === pattern.id}
              onToggle={() => void ask({ pattern: address.pattern === pattern.id ? null : pattern.id })}
            />
          ))}
        </div>
      )}
    </>
  );
}

interface NothingProps {
  list: PatternList;
  isFiltered: boolean;
  shelf: (typeof shelves)[number];
  onClear: () => void;
}

/** What will appear, how it comes about, and when was looked last. */
function Nothing({ list: { look }, isFiltered, shelf, onClear }: NothingProps) {
  const t = useTranslations("patterns.empty");
  const instant = useInstant();
  const now = useServerNow();
  const when = look.at === null ? t("never") : t("looked", { at: instant(look.at, now), compared: look.compared ?? 0 });
  if (isFiltered) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={<h2>{t("filteredTitle")}</h2>}
        actions={<Button onClick={onClear}>{t("clear")}</Button>}
      >
        {t("filteredText")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Lightbulb />} title={<h2>{t(`title.${shelf}`)}</h2>}>
      {t(`text.${shelf}`)} {when}
    </EmptyState>
  );
}

/** When was looked last, and a look now. */
function LookNow({ look }: { look: PatternList["look"] }) {
  const t = useTranslations("patterns.look");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const instant = useInstant();
  const now = useServerNow();
  const [busy, setBusy] = useState(false);

  async function lookNow() {
    setBusy(true);
    const result = await run(() => lookNowAction());
    setBusy(false);
    if (!result.ok) toast({ title: result.error.message, tone: "late" });
    await queries.invalidateQueries({ queryKey: trpc.patterns.pathKey() });
  }
  return (
    <>
      <span className="text-muted text-xs max-sm:sr-only" aria-live="polite">
        {look.isWanted ? t("looking") : look.at !== null && t("last", { at: instant(look.at, now) })}
      </span>
      <Button size="sm" busy={busy || look.isWanted} onClick={() => void lookNow()}>
        <RefreshCw aria-hidden />
        {t("now")}
      </Button>
    </>
  );
}
