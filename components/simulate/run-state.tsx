"use client";
import { Ban, CircleCheck, Clock, LoaderCircle, OctagonAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { Meter } from "@/components/ui/meter";
import type { SimulationLine } from "./types";

const looks = {
  waiting: { tone: "neutral", Icon: Clock },
  running: { tone: "accent", Icon: LoaderCircle },
  done: { tone: "good", Icon: CircleCheck },
  failed: { tone: "late", Icon: OctagonAlert },
  cancelled: { tone: "neutral", Icon: Ban },
} as const;

export function RunBadge({ state }: { state: SimulationLine["state"] }) {
  const t = useTranslations("simulate.runs.is");
  const { tone, Icon } = looks[state];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden className={state === "running" ? "animate-spin motion-reduce:animate-none" : undefined} />
      {t(state)}
    </Badge>
  );
}

/** How far it is, or what came of it, in words. */
export function RunProgress({
  of,
}: {
  of: Pick<SimulationLine, "state" | "error" | "attempts" | "found" | "done" | "total">;
}) {
  const t = useTranslations("simulate.runs");
  if (of.state === "failed") return <span className="text-late-text">{of.error}</span>;
  if (of.state === "cancelled") return <span className="text-muted">{t("cancelled")}</span>;
  if (of.state === "waiting") return <span>{t(of.attempts > 0 ? "again" : "waiting")}</span>;
  if (of.state === "done") return of.found && <span>{t("found", of.found)}</span>;
  if (of.total === null) return <span>{t("counting")}</span>;
  const label = t("progress", { done: of.done, total: of.total });
  return (
    <span className="grid max-w-80 gap-1">
      <span className="tabular">{label}</span>
      <Meter value={of.done} max={of.total} label={label} />
    </span>
  );
}
