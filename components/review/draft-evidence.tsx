"use client";
import { useTranslations } from "use-intl";
import { ReasonList } from "@/components/reasons/reason-line";
import { MessageEntry } from "@/components/ticket/stream/message-entry";
import { Timeline } from "@/components/ticket/timeline/timeline";
import { useServerNow } from "@/components/time/server-clock";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/card";
import type { SignalName } from "@/server/domain/triage/understanding";
import type { ReviewItem } from "./types";

/** Below this a signal says too little to be named. */
const standsOut = 0.3;

/** What the customer wrote with the evidence marked, and why a person looks at the answer. */
export function DraftEvidence({ item, assistantName }: { item: ReviewItem; assistantName: string }) {
  const t = useTranslations("review.detail");
  // Never "in 1 second": what was written may be a moment younger than the last tick.
  const now = Math.max(useServerNow(), item.messages.at(-1)?.at ?? 0);
  const { messages, decision, names } = item;
  return (
    <div className="grid content-start gap-3">
      <section className="grid gap-2">
        <h3 className="font-semibold text-sm">{t("asked")}</h3>
        <Timeline label={t("conversation")}>
          {messages.map(({ isMine, ...one }) => (
            <MessageEntry
              key={one.id}
              message={{ ...one, kind: isMine ? "reply" : "inbound", loggedBy: null, article: null }}
              now={now}
              decision={decision}
              assistantName={assistantName}
              isNarrow
            />
          ))}
        </Timeline>
      </section>
      {decision && (
        <Panel level={3} title={t("why")}>
          <div className="grid gap-2.5 text-sm">
            <Signals decision={decision} />
            <ReasonList reasons={decision.result.reasons} names={names} />
          </div>
        </Panel>
      )}
    </div>
  );
}

function Signals({ decision }: { decision: NonNullable<ReviewItem["decision"]> }) {
  const t = useTranslations("review.detail");
  const words = useTranslations("ticket.signal");
  const signals = decision.facts.understanding?.signals;
  if (!signals) return null;
  const found = (Object.entries(signals) as [SignalName, { value: number }][])
    .filter(([, { value }]) => value >= standsOut)
    .sort(([, a], [, b]) => b.value - a.value);
  if (found.length === 0) return null;
  return (
    <ul aria-label={t("signals")} className="flex flex-wrap gap-1.5">
      {found.map(([name, { value }]) => (
        <li key={name} className="inline-flex">
          <Badge tone="warn">{t("signal", { name: words(name), value })}</Badge>
        </li>
      ))}
    </ul>
  );
}
