"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { FlaskConical } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { RunProgress } from "@/components/simulate/run-state";
import { usePeriod } from "@/components/simulate/runs-table";
import type { DraftSimulation } from "@/components/simulate/types";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { toast } from "@/components/ui/toast-store";
import { simulateDraftAction } from "@/server/actions/simulations";
import { Button } from "../ui/button";

const useWhatIf = (id: string) => useQuery(useTRPC().simulations.ofDraft.queryOptions({ id })).data?.data;

/** What shows the need of a proposal, and what it would have changed: its outcome, how far it is, or the way to try it. */
export function ProposalWhatIf({ id, patternId }: { id: string; patternId: string | null }) {
  const whatIf = useWhatIf(id);
  const t = useTranslations("whatIf");
  const proposal = useTranslations("policy.proposal");
  if (whatIf === undefined) return null;
  return (
    <section aria-label={t("title")} className="mt-2 border-line border-t pt-2">
      {patternId !== null && (
        <p className="mb-1">
          <Link href={`/patterns?pattern=${patternId}`} className="rounded-xs underline underline-offset-3">
            {proposal("evidence")}
          </Link>
        </p>
      )}
      {whatIf === null ? <p>{t("missing")}</p> : <Outcome of={whatIf} />}
      {(whatIf === null || isOver(whatIf)) && <TryButton id={id} isAgain={whatIf !== null} />}
    </section>
  );
}

/** The same of a draft that nobody proposed, once it was tried. */
export function DraftWhatIf({ id }: { id: string }) {
  const whatIf = useWhatIf(id);
  const t = useTranslations("whatIf");
  if (!whatIf) return null;
  return (
    <Callout title={t("title")}>
      <Outcome of={whatIf} />
      {isOver(whatIf) && <TryButton id={id} isAgain />}
    </Callout>
  );
}

/** What it says no longer counts, or it says nothing. */
const isOver = ({ state, isStale }: DraftSimulation) => state === "failed" || (state === "done" && isStale);

function TryButton({ id, isAgain }: { id: string; isAgain: boolean }) {
  const t = useTranslations("whatIf");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const [busy, setBusy] = useState(false);
  async function simulate() {
    setBusy(true);
    const result = await run(() => simulateDraftAction(id));
    if (!result.ok) toast({ title: result.error.message, tone: "warn" });
    await queries.invalidateQueries({ queryKey: trpc.simulations.pathKey() });
    setBusy(false);
  }
  return (
    <Button size="sm" className="mt-1.5" busy={busy} onClick={() => void simulate()}>
      <FlaskConical aria-hidden />
      {t(isAgain ? "again" : "try")}
    </Button>
  );
}

function Outcome({ of }: { of: DraftSimulation }) {
  const t = useTranslations("whatIf");
  const period = usePeriod();
  const changes = useChanges();
  const [from, to] = period(of.from, of.to).split(" – ") as [string, string];
  const link: ReactNode = (
    <Link href={`/simulate/${of.id}`} className="rounded-xs underline underline-offset-3">
      {t("whole")}
    </Link>
  );
  if (of.state === "failed") return <p>{t("failed", { error: of.error ?? "" })}</p>;
  if (!of.brief) {
    return (
      <div role="status" className="grid gap-1">
        <p>{t("underWay", { from, to })}</p>
        <RunProgress of={{ ...of, found: null }} />
      </div>
    );
  }
  const { arrivals, differing, rows } = of.brief;
  return (
    <>
      {of.isStale && <p className="font-medium text-warn-text">{t("stale")}</p>}
      <p className="text-pretty">
        <span className="text-ink">{t("outcome", { arrivals, differing, from, to })}</span>{" "}
        {rows.length > 0 ? t("changes", { list: changes(rows) }) : t("none")} {link}
      </p>
      {rows.some((row) => row.isEstimated) && <p className="text-xs">{t("intervals")}</p>}
    </>
  );
}

/** Each number with its sign; what was estimated with its interval. */
function useChanges(): (rows: NonNullable<DraftSimulation["brief"]>["rows"]) => string {
  const t = useTranslations("whatIf");
  const format = useFormatter();
  return (rows) =>
    format.list(
      rows.map(({ measure, change, isEstimated }) => {
        const told = (n: number) =>
          format.number(measure === "minutes" ? n / 60 : n, { maximumFractionDigits: 0, signDisplay: "exceptZero" });
        const value = t(measure, { value: told(change.value) });
        const within = t("within", { low: told(change.low), high: told(change.high) });
        return isEstimated ? `${value} (${within})` : value;
      }),
      { type: "unit" },
    );
}
