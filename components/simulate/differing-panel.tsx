"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Panel } from "@/components/ui/card";
import { ToggleChip } from "@/components/ui/chip";
import { Pager } from "@/components/ui/pager";
import { SkeletonRows } from "@/components/ui/skeleton";
import { type DifferenceKind, differenceKinds } from "@/server/domain/simulation/whatIf/kinds";
import { mostListed } from "@/server/domain/simulation/whatIf/state";
import { DifferingRow } from "./differing-row";
import type { SimulationNames, SimulationResult } from "./types";

const perPage = 25;

/** The tickets that differ, by kind of difference, page by page. */
export function DifferingPanel({
  id,
  result,
  names,
}: {
  id: string;
  result: SimulationResult;
  names: SimulationNames;
}) {
  const t = useTranslations("simulate.result.tickets");
  const common = useTranslations("simulate");
  const trpc = useTRPC();
  const [kind, setKind] = useState<DifferenceKind | null>(null);
  const [page, setPage] = useState(1);
  const choose = (next: DifferenceKind | null) => {
    setKind(next);
    setPage(1);
  };
  const asked = useQuery({
    ...trpc.simulations.tickets.queryOptions({ id, kind, page }),
    placeholderData: keepPreviousData,
  });
  const found = asked.data?.data;
  const last = Math.ceil((found?.total ?? 0) / perPage);
  return (
    <Panel
      title={t("title")}
      note={result.differing > mostListed ? t("listed", { count: mostListed }) : undefined}
      flush
    >
      {result.differing === 0 ? (
        <p className="px-3 py-4 text-muted text-sm">{t("none")}</p>
      ) : (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: chips of one filter, not fields of a form */}
          <div role="group" aria-label={t("filter")} className="flex flex-wrap gap-1.5 border-line border-b px-3 py-2">
            <ToggleChip pressed={kind === null} count={result.differing} onClick={() => choose(null)}>
              {t("all")}
            </ToggleChip>
            {differenceKinds.map((one) => (
              <ToggleChip key={one} pressed={kind === one} count={result.kinds[one]} onClick={() => choose(one)}>
                {t(`kind.${one}`)}
              </ToggleChip>
            ))}
          </div>
          {!found ? (
            <SkeletonRows rows={6} label={common("loading")} />
          ) : found.tickets.length === 0 ? (
            <p className="px-3 py-4 text-muted text-sm">{t("noneOfKind")}</p>
          ) : (
            <ul aria-label={t("title")} aria-busy={asked.isPlaceholderData}>
              {found.tickets.map((ticket) => (
                <DifferingRow key={ticket.seq} ticket={ticket} names={names} />
              ))}
            </ul>
          )}
          <Pager
            page={page}
            last={last}
            onPage={setPage}
            words={{
              pages: t("pages"),
              previous: t("previous"),
              next: t("next"),
              where: t("where", { page, last }),
            }}
          />
        </>
      )}
    </Panel>
  );
}
