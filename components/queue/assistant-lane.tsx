"use client";
import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Panel } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import type { AppRouter } from "@/server/api/root";

type Lane = inferRouterOutputs<AppRouter>["queues"]["floor"]["data"]["assistant"];

const parts = [
  { key: "autonomous", colour: "bg-assistant" },
  { key: "review", colour: "bg-accent" },
  { key: "human", colour: "bg-t1" },
] as const;

/** The last day's messages by what the assistant would have done: one bar, three numbers. */
export function AssistantLane({ lane }: { lane: Lane }) {
  const t = useTranslations("queues.assistant");
  const words = useTranslations("ticket.disposition");
  const total = lane.autonomous + lane.review + lane.human;
  const open = lane.openAutonomous + lane.openReview;
  const link = (
    <Link href="/queues/assistant" className="rounded-xs px-2 text-accent-text text-xs hover:underline">
      {t("open", { count: open })}
    </Link>
  );
  return (
    <Panel title={t("title")} note={t("note")} actions={open > 0 && link}>
      {total === 0 ? (
        <p className="text-muted text-sm">{t("empty")}</p>
      ) : (
        <div className="grid gap-2.5">
          <div
            role="img"
            aria-label={parts.map(({ key }) => t("share", { name: words(key), count: lane[key] })).join(", ")}
            className="flex h-2.5 gap-0.5 overflow-hidden rounded-full"
          >
            {parts.map(({ key, colour }) => (
              <span key={key} className={cn("h-full", colour)} style={{ width: `${(lane[key] / total) * 100}%` }} />
            ))}
          </div>
          <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
            {parts.map(({ key, colour }) => (
              <div key={key} className="flex items-center gap-2">
                <span aria-hidden className={cn("size-2 rounded-xs", colour)} />
                <dt className="text-muted">{words(key)}</dt>
                <dd className="tabular font-semibold">{lane[key]}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </Panel>
  );
}
