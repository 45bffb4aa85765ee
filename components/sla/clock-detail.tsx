"use client";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { ClockView } from "./clock-state";
import { useDuration } from "./use-duration";

interface Props {
  clock: ClockView;
  now: number;
  spoken: string;
  detail?: ReactNode;
}

/** The clock explained: state in a sentence, due instant, time that counts and wall time, why it stands. */
export function ClockDetail({ clock, now, spoken, detail }: Props) {
  const t = useTranslations("sla");
  const format = useFormatter();
  const duration = useDuration();
  const signed = (ms: number) => (ms < 0 ? "−" : "") + duration(ms);
  const rows: [string, string][] = [];
  if (clock.dueAt !== null) {
    rows.push([
      t("due"),
      format.dateTime(clock.dueAt, {
        weekday: "short",
        day: "numeric",
        month: "short",
        hour: "2-digit",
        minute: "2-digit",
        timeZoneName: "short",
      }),
    ]);
  }
  rows.push([t("promise"), duration(clock.totalMs)]);
  if (clock.remainingMs !== undefined && clock.status !== "void")
    rows.push([t("businessLeft"), signed(clock.remainingMs)]);
  if (clock.dueAt !== null && clock.status === "running") rows.push([t("wallLeft"), signed(clock.dueAt - now)]);
  return (
    <div className="grid gap-1.5">
      <p className="font-medium">{spoken}</p>
      {clock.reason && <p className="text-muted">{clock.reason}</p>}
      <dl className="tabular grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
        {rows.map(([term, value]) => (
          <div key={term} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-muted">{term}</dt>
            <dd className="text-right">{value}</dd>
          </div>
        ))}
      </dl>
      {detail}
    </div>
  );
}
