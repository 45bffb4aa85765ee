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

/** The customer's words with the evidence marked, and the answers between them. */
export function Conversation({ item, assistantName }: { item: ReviewItem; assistantName: string }) {
  const t = useTranslations("review.detail");
  // Never "in 1 second": what was written may be a moment younger than the last tick.
  const now = Math.max(useServerNow(), item.messages.at(-1)?.at ?? 0);
  return (
    <section className="grid min-w-0 content-start gap-2 @max-2xl:order-1">
      <h3 className="font-semibold text-sm">{t("asked")}</h3>
      <Timeline label={t("conversation")}>
        {item.messages.map(({ isMine, ...one }) => (
          <MessageEntry
            key={one.id}
            message={{
              ...one,
              kind: isMine ? "reply" : "inbound",
              loggedBy: null,
              article: null,
              writtenWith: null,
              duplicate: null,
              mentions: [],
            }}
            now={now}
            decision={item.decision}
            assistantName={assistantName}
            isNarrow
          />
        ))}
      </Timeline>
    </section>
  );
}

/** Who owns it and where it starts is no reason for a review. */
const isBeside = /^(owner|startTier|tier|priority)/;

/** Why the assistant did not answer alone, and what stands out in the message. */
export function WhyReview({ item: { decision, names } }: { item: ReviewItem }) {
  const t = useTranslations("review.detail");
  if (!decision) return null;
  const reasons = decision.result.reasons.filter((one) => !isBeside.test(one.code));
  return (
    <Panel level={3} title={t("why")} className="@max-2xl:order-4">
      <div className="grid gap-2.5 text-sm">
        <Signals decision={decision} />
        <ReasonList reasons={reasons} names={names} />
      </div>
    </Panel>
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
