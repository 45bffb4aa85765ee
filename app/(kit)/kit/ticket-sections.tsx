"use client";
import { useState } from "react";
import { type Presence, PresenceDot } from "@/components/presence/presence-dot";
import { LoadBar } from "@/components/queue/load-bar";
import { ClockBadge } from "@/components/sla/clock-badge";
import type { ClockView } from "@/components/sla/clock-state";
import { type Channel, ChannelIcon } from "@/components/ticket/channel-icon";
import { Confidence } from "@/components/ticket/confidence";
import { DispositionBadge } from "@/components/ticket/disposition-badge";
import { Priority } from "@/components/ticket/priority";
import { TierBadge } from "@/components/ticket/tier-badge";
import { toast } from "@/components/ui/toast-store";
import { Line, Section } from "./section";

const minute = 60_000;
const contributions = [
  { label: "Enterprise segment", points: 25 },
  { label: "Renewal near", points: 18, because: "renews in 12 days" },
  { label: "First response clock", points: 21.5, because: "22 min of 1 h left" },
  { label: "Severity", points: 19.5, because: "a whole team is blocked" },
  { label: "Frustration", points: 14 },
  { label: "Workaround known", points: -6 },
];

export function TicketSections({ now }: { now: number }) {
  const [start] = useState(now);
  const clock = (
    metric: ClockView["metric"],
    due: number,
    total: number,
    rest: Partial<ClockView> = {},
  ): ClockView => ({
    metric,
    status: "running",
    dueAt: start + due * minute,
    totalMs: total * minute,
    ...rest,
  });
  return (
    <Section title="Clocks and ticket facts">
      <Line>
        <ClockBadge now={now} clock={clock("firstResponse", 125, 240)} />
        <ClockBadge now={now} clock={clock("acceptance", 1.5, 5)} />
        <ClockBadge now={now} clock={clock("nextResponse", 8.4, 60)} />
        <ClockBadge now={now} clock={clock("firstResponse", -15, 60)} />
        <ClockBadge now={now} clock={clock("resolution", -1560, 480)} />
        <ClockBadge
          now={now}
          clock={clock("resolution", 0, 480, {
            status: "paused",
            dueAt: null,
            remainingMs: 190 * minute,
            reason: "Waiting for the customer since yesterday",
          })}
        />
        <ClockBadge
          now={now}
          clock={clock("firstResponse", -60, 60, { status: "met", endedAt: start - 70 * minute })}
        />
        <ClockBadge now={now} clock={clock("nextResponse", -60, 60, { status: "met", endedAt: start - 45 * minute })} />
        <ClockBadge
          now={now}
          clock={clock("acceptance", 0, 5, { status: "void", dueAt: null, reason: "The offer was withdrawn" })}
        />
        <ClockBadge now={now} clock={clock("resolution", 4000, 2400, { remainingMs: 1700 * minute })} />
      </Line>
      <Line className="gap-4">
        <Priority score={92} contributions={contributions} />
        <Priority score={73} contributions={contributions} />
        <Priority score={41} />
        <Priority score={12} />
        <TierBadge tier={1} team="Billing" />
        <TierBadge tier={2} team="Integrations" />
        <TierBadge tier={3} team="Platform" />
      </Line>
      <Line>
        <Confidence
          label="Sync failure"
          value={0.91}
          thresholds={{ low: 0.6, high: 0.85 }}
          alternatives={[
            { id: "slow", label: "Slow dashboards", probability: 0.05 },
            { id: "api", label: "API limits", probability: 0.02 },
          ]}
          onTake={(id) => toast({ title: `Took ${id}`, tone: "good" })}
        />
        <Confidence label="Seat billing" value={0.71} thresholds={{ low: 0.6, high: 0.85 }} />
        <Confidence label="None of these" value={0.34} thresholds={{ low: 0.6, high: 0.85 }} />
      </Line>
      <Line>
        <DispositionBadge disposition="autonomous" />
        <DispositionBadge disposition="review" />
        <DispositionBadge disposition="human" />
        {(["web", "chat", "email", "phone", "api"] satisfies Channel[]).map((channel) => (
          <ChannelIcon key={channel} channel={channel} withName className="text-xs" />
        ))}
      </Line>
      <Line className="gap-4">
        {(["online", "busy", "break", "wrapUp", "away", "offline", "custom"] satisfies Presence[]).map((presence) => (
          <span key={presence} className="inline-flex items-center gap-1.5 text-xs">
            <PresenceDot presence={presence} />
            {presence}
          </span>
        ))}
      </Line>
      <Line className="gap-4">
        <LoadBar load={0} capacity={5} />
        <LoadBar
          load={3}
          capacity={5}
          weights={[
            { label: "1 phone call", weight: 2 },
            { label: "2 e-mails", weight: 0.5 },
          ]}
        />
        <LoadBar load={2.5} capacity={4} />
        <LoadBar load={5} capacity={5} />
        <LoadBar load={6} capacity={5} />
      </Line>
    </Section>
  );
}
