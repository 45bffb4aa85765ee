"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { AssistantSwitch } from "@/components/assistant/assistant-switch";
import { Panel } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import type { Lane } from "./types";

const parts = [
  { key: "autonomous", colour: "bg-assistant" },
  { key: "review", colour: "bg-accent" },
  { key: "human", colour: "bg-t1" },
] as const;

/** What it does now, and where each leads. */
const steps = [
  { key: "answering", href: "/queues/assistant" },
  { key: "reviewing", href: "/review" },
  { key: "confirming", href: "/queues/assistant" },
] as const;

/** What the assistant has now, and how the last day's messages were split: one bar, three numbers. */
export function AssistantLane({ lane, canStop }: { lane: Lane; canStop: boolean }) {
  const t = useTranslations("queues.assistant");
  const words = useTranslations("ticket.disposition");
  const total = lane.autonomous + lane.review + lane.human;
  return (
    <Panel className="@container" title={t("title")} note={t("note")} actions={<AssistantSwitch canStop={canStop} />}>
      <div className="grid gap-4 @2xl:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)]">
        <ul aria-label={t("now")} className="grid grid-cols-3 gap-2">
          {steps.map(({ key, href }) => (
            <li key={key}>
              <Link
                href={href}
                className="grid h-full content-start gap-0.5 rounded-md border border-line bg-sunken px-3 py-2 hover:border-line-strong hover:bg-hover"
              >
                <span data-assistant={key} className="tabular font-semibold text-lg leading-none">
                  {lane[key]}
                </span>
                <span className="text-muted text-xs">{t(key, { count: lane[key] })}</span>
              </Link>
            </li>
          ))}
        </ul>
        <div className="grid content-start gap-2">
          <p className="text-muted text-xs">{t("day")}</p>
          {total === 0 ? (
            <p className="text-muted text-sm">{t("empty")}</p>
          ) : (
            <>
              <div
                role="img"
                aria-label={parts.map(({ key }) => t("share", { name: words(key), count: lane[key] })).join(", ")}
                className="flex h-2.5 gap-0.5 overflow-hidden rounded-full"
              >
                {parts.map(({ key, colour }) => (
                  <span key={key} className={cn("h-full", colour)} style={{ width: `${(lane[key] / total) * 100}%` }} />
                ))}
              </div>
              <dl className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
                {parts.map(({ key, colour }) => (
                  <div key={key} className="flex items-center gap-2">
                    <span aria-hidden className={cn("size-2 rounded-xs", colour)} />
                    <dt className="text-muted">{words(key)}</dt>
                    <dd className="tabular font-semibold">{lane[key]}</dd>
                  </div>
                ))}
              </dl>
            </>
          )}
        </div>
      </div>
    </Panel>
  );
}
