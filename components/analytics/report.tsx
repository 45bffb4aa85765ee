"use client";
import type { inferRouterOutputs } from "@trpc/server";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { AppRouter } from "@/server/api/root";
import { type Address, addressParams, addressQuery, periodText } from "@/server/domain/analytics/address";
import type { Dim } from "@/server/domain/analytics/fact";
import type { DayPeriod } from "@/server/domain/analytics/period";
import type { Filters, PageData } from "@/server/domain/analytics/reading";
import { type Channel, channels, type Segment, segments } from "@/server/domain/vocabulary";

type Outputs = inferRouterOutputs<AppRouter>;
export type ReportFrame = Outputs["reports"]["frame"]["data"];
export type ReportLabels = Outputs["analytics"]["labels"]["data"];

/** Which tickets a list shows: those of the page, narrowed further. */
export interface Narrowed {
  /** The part of the measure that has one, such as a pair of teams. */
  item?: string;
  filters?: Filters;
  period?: Pick<DayPeriod, "from" | "to">;
}

export interface Report {
  data: PageData;
  address: Address;
  ask: (change: Partial<Record<keyof ReturnType<typeof addressParams>, string | null>>) => void;
  /** What a dimension's value is called; null: not known. */
  nameOf: (dim: Dim, value: string | null) => string;
  /** Where the tickets behind a measure are listed. */
  listOf: (measure: string, narrowed?: Narrowed) => string;
}

const Context = createContext<Report | null>(null);

export function useReport(): Report {
  const report = useContext(Context);
  if (!report) throw new Error("There is no report around this.");
  return report;
}

export function useNameOf({ names }: ReportLabels): Report["nameOf"] {
  const t = useTranslations("reports");
  const segment = useTranslations("ticket.segment");
  const channel = useTranslations("ticket.channel");
  return useMemo(() => {
    return (dim, value) => {
      if (value === null) return t("unknown");
      if (dim === "tier") return value === "0" ? t("assistant") : t("tier", { tier: value });
      if (dim === "segment" && (segments as readonly string[]).includes(value)) return segment(value as Segment);
      if (dim === "channel" && (channels as readonly string[]).includes(value)) return channel(value as Channel);
      return (dim === "team" || dim === "issueType" || dim === "person" ? names[dim][value] : undefined) ?? value;
    };
  }, [names, t, segment, channel]);
}

export function ReportProvider({ report, children }: { report: Omit<Report, "listOf">; children: ReactNode }) {
  const { address, data } = report;
  const listOf: Report["listOf"] = (measure, { item, filters, period } = {}) => {
    const shown = { ...address, by: null, rate: null, unit: null, basis: "ttr" } as const;
    const params = addressParams({ ...shown, filters: { ...address.filters, ...filters } });
    const narrowed = { ...params, period: periodText(period ?? data.period), zone: data.period.zone };
    // What the page showed, for the way back: the list's own days and filters are narrower, and may change there.
    const back = { page: data.page, back: addressQuery(addressParams(address)).slice(1) };
    return `/analytics/tickets${addressQuery({ measure, item, ...narrowed, ...back })}`;
  };
  return <Context value={{ ...report, listOf }}>{children}</Context>;
}
