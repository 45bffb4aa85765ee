"use client";
import { useQueryClient } from "@tanstack/react-query";
import { GraduationCap } from "lucide-react";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { Meter } from "@/components/ui/meter";
import { RelativeTime } from "@/components/ui/time";
import { toast } from "@/components/ui/toast-store";
import { requestTrainingAction } from "@/server/actions/learning";
import type { TrainingLine } from "./types";

const tones = { queued: "neutral", running: "accent", published: "good", kept: "neutral", failed: "late" } as const;

/** Trainings under way and past ones, with why their model was published or not. */
export function TrainingsPanel({ trainings, canTrain }: { trainings: readonly TrainingLine[]; canTrain: boolean }) {
  const t = useTranslations("understanding.trainings");
  const run = useRunAction();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const isUnderWay = trainings.some(({ state }) => state === "queued" || state === "running");
  async function request() {
    setBusy(true);
    const result = await run(requestTrainingAction);
    if (!result.ok) toast({ title: result.error.message, tone: "warn" });
    await queries.invalidateQueries({ queryKey: trpc.learning.pathKey() });
    setBusy(false);
  }
  return (
    <Panel
      title={t("title")}
      note={t("note")}
      flush
      actions={
        canTrain && (
          <Button size="sm" busy={busy} disabled={isUnderWay} onClick={request}>
            <GraduationCap aria-hidden />
            {t("start")}
          </Button>
        )
      }
    >
      {trainings.length === 0 && <p className="p-3 text-muted text-sm">{t("none")}</p>}
      <ul>
        {trainings.map((one) => (
          <Line key={one.id} one={one} />
        ))}
      </ul>
    </Panel>
  );
}

function Line({ one }: { one: TrainingLine }) {
  const t = useTranslations("understanding.trainings");
  const format = useFormatter();
  const now = useServerNow();
  const percent = (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 1 });
  const { state, report } = one;
  return (
    <li className="grid gap-1.5 border-line border-b px-3 py-2 text-sm last:border-b-0">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
        <span className="text-muted text-xs">
          {one.requestedBy ? t("by", { name: one.requestedBy }) : t("bySystem", { cause: one.cause ?? "unknown" })} ·{" "}
          <RelativeTime at={one.requestedAt} now={Math.max(now, one.requestedAt)} />
        </span>
      </p>
      {state === "running" && (
        <div className="grid gap-1 text-muted text-xs">
          {one.stage && t(`stage.${one.stage}`)}
          <Meter value={one.progress} max={1} label={t("progress")} tone="accent" />
        </div>
      )}
      {report && (
        <p className="text-muted text-xs">
          {t(`verdict.${report.verdict}`)}{" "}
          {t("figures", {
            texts: report.candidate.texts,
            before: percent(report.inForce.accuracy),
            after: percent(report.candidate.accuracy),
            learned: report.learned,
          })}{" "}
          {report.confirmed &&
            report.confirmed.texts > 0 &&
            t("confirmed", {
              texts: report.confirmed.texts,
              before: percent(report.confirmed.inForce),
              after: percent(report.confirmed.candidate),
            })}
        </p>
      )}
      {one.error && <p className="wrap-anywhere text-late-text text-xs">{one.error}</p>}
    </li>
  );
}
