"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useDateTime } from "@/components/ui/use-date-time";
import type { ClockView } from "./clock-state";
import { useSignedDuration } from "./use-duration";

interface Props {
  clock: ClockView;
  now: number;
  spoken: string;
  detail?: ReactNode;
}

/** The clock explained: state in a sentence, due instant, time left, why it stands. */
export function ClockDetail({ clock, now, spoken, detail }: Props) {
  const t = useTranslations("sla");
  const dateTime = useDateTime();
  const signed = useSignedDuration();
  const rows: [string, string][] = [];
  if (clock.dueAt !== null) {
    rows.push([
      t("due"),
      dateTime(clock.dueAt, {
        weekday: "short",
        day: "numeric",
        month: "short",
        hour: "2-digit",
        minute: "2-digit",
        timeZoneName: "short",
      }),
    ]);
  }
  const { isBusinessTime: isBusiness = false } = clock;
  rows.push([t(isBusiness ? "promiseBusiness" : "promise"), signed(clock.totalMs, isBusiness)]);
  if (clock.remainingMs !== undefined && clock.status !== "void") {
    if (isBusiness) rows.push([t("businessLeft"), signed(clock.remainingMs, true)]);
    const elapsed = isBusiness && clock.dueAt !== null ? clock.dueAt - now : clock.remainingMs;
    if (!isBusiness || clock.dueAt !== null) rows.push([t("elapsedLeft"), signed(elapsed)]);
  }
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
