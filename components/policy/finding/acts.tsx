"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { toast } from "@/components/ui/toast-store";
import { checkPolicy, type Finding } from "@/server/domain/policy/check";
import { repaired } from "@/server/domain/policy/repair";
import { isRow, rows, text } from "../read";
import type { History } from "../use-history";
import { focusPlace } from "./focus-place";
import { homeOf, type PolicyTab, policyTabs } from "./homes";

/** A place that somebody asked to be led to; `n` tells one wish from the next. */
interface Asked {
  path: string;
  n: number;
}

interface FindingActs {
  /** The finding whose ticket is drawn; null = none. `n` grows with each wish to see one. */
  shown: { finding: Finding; n: number } | null;
  /** Draws the ticket of a finding on the canvas; null takes it off. */
  show(finding: Finding | null): void;
  /** Carries out what mends a finding; null where nothing may be edited. */
  mend: ((finding: Finding) => void) | null;
  /** Leads to the field of a place, or to its card. */
  goTo(path: string): void;
  /** Shows the hours of the team that a finding is about. */
  toCover(path: string): void;
  asked: Asked | null;
  /** Whether this wish is new; whoever asks has taken it. */
  take(asked: Asked): boolean;
}

const Context = createContext<FindingActs | null>(null);
export const useFindingActs = (): FindingActs | null => useContext(Context);

interface Props {
  document: unknown;
  /** YYYY-MM-DD */
  today: string;
  onChange?: (document: unknown) => void;
  history?: History;
  /** Where its parts are shown, where that is another page. */
  elsewhere?: string;
  children: ReactNode;
}

const address = {
  tab: parseAsStringLiteral(policyTabs).withDefault("canvas"),
  view: parseAsString,
  node: parseAsString,
  decision: parseAsString,
  try: parseAsBoolean,
  team: parseAsString,
};

/** What can be done about a finding, from wherever it is told: see its ticket, mend it, go to its field. */
export function FindingActsProvider({ document, today, onChange, history, elsewhere, children }: Props) {
  const t = useTranslations("findings");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [, go] = useQueryStates(address);
  const [shown, setShown] = useState<FindingActs["shown"]>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const taken = useRef(0);
  const router = useRouter();
  const toPart = (tab: PolicyTab, team: string | null = null) => {
    if (!elsewhere) return void go({ tab, node: null, ...(team !== null && { team }) });
    router.push(`${elsewhere}?${new URLSearchParams({ tab, ...(team !== null && { team }) })}`);
  };
  const latest = useRef({ document, today, onChange, history, go, toPart });
  latest.current = { document, today, onChange, history, go, toPart };
  const canMend = onChange !== undefined;

  const acts = useMemo((): Omit<FindingActs, "shown" | "asked"> => {
    const mend = (finding: Finding) => {
      const now = latest.current;
      const desk = queries.getQueryData(trpc.policy.deskFacts.queryKey())?.data;
      const { errors, warnings } = checkPolicy(now.document, desk, now.today);
      // What mends it names places, which may have moved since it was found.
      const isSo = [...errors, ...warnings].some((f) => f.path === finding.path && f.message === finding.message);
      if (!isSo) return void toast({ title: t("overtaken"), tone: "warn" });
      now.history?.step();
      now.onChange?.(repaired(now.document, finding));
      const undo = { label: t("undo"), onSelect: () => latest.current.history?.undo() };
      toast({ title: t("mended", { path: finding.path }), tone: "good", ...(now.history && { action: undo }) });
    };
    return {
      show: (finding) => {
        setShown((before) => finding && { finding, n: (before?.n ?? 0) + 1 });
        if (!finding) return;
        void latest.current.go({ tab: "canvas", view: "canvas", node: null, decision: null, try: null });
      },
      mend: canMend ? mend : null,
      goTo: (path) => {
        latest.current.toPart(homeOf(path));
        setAsked((before) => ({ path, n: (before?.n ?? 0) + 1 }));
        focusPlace(path);
      },
      toCover: (path) => {
        const { document: d } = latest.current;
        const team = isRow(d) ? rows(d.teams)[Number(path.split(".")[1])] : undefined;
        latest.current.toPart("cover", team ? text(team.id) : null);
      },
      take: ({ n }) => {
        if (n <= taken.current) return false;
        taken.current = n;
        return true;
      },
    };
  }, [canMend, queries, trpc, t]);
  const value = useMemo(() => ({ ...acts, shown, asked }), [acts, shown, asked]);
  return <Context value={value}>{children}</Context>;
}
