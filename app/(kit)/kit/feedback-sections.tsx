"use client";
import { Inbox } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { Badge, type BadgeTone, Count } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CountdownRing } from "@/components/ui/countdown-ring";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LiveBadge } from "@/components/ui/live-badge";
import { Meter } from "@/components/ui/meter";
import { RelativeTime } from "@/components/ui/time";
import { Line, Section } from "./section";

const tones: BadgeTone[] = ["neutral", "outline", "accent", "good", "warn", "late", "paused", "assistant", "note"];
const people = [
  "Mara Lindqvist",
  "Tom Okafor",
  "Ines Carvalho",
  "Jürgen Weiß",
  "Priya Raman",
  "Dana",
  "Søren Aa",
  "Li Wei",
];

export function FeedbackSections({ now }: { now: number }) {
  return (
    <Section title="Feedback">
      <Line>
        {tones.map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
        <Count value={12} />
        <Count value={3} tone="accent" />
      </Line>
      <Line>
        <LiveBadge state="live" label="Live" />
        <LiveBadge state="reconnecting" label="Reconnecting" />
        <LiveBadge state="paused" label="Paused" />
        <LiveBadge state="offline" label="Offline" />
        <RelativeTime at={now - 320_000} now={now} />
        <RelativeTime at={now - 320_000} now={now} length="long" />
        <CountdownRing now={now} until={now + 48_000} totalMs={60_000} label="48 seconds left" />
        <CountdownRing now={now} until={now + 9_000} totalMs={60_000} label="9 seconds left" />
      </Line>
      <Line>
        {people.map((name, index) => (
          <Avatar key={name} name={name} size={index < 2 ? "lg" : index < 5 ? "md" : "sm"} />
        ))}
        <Meter value={0.71} max={1} label="71 % confidence" marks={[0.6, 0.85]} className="w-40" />
      </Line>
      <Callout title="The draft has two findings">They block publishing: one gap, one overlap.</Callout>
      <Callout tone="good" title="Published as version 14" />
      <Callout tone="warn" title="Nobody on shift after 18:00" actions={<Button size="sm">Show hours</Button>}>
        Billing T2 has no owner between 18:00 and 20:00.
      </Callout>
      <Callout tone="late" title="Three first responses are late">
        The oldest is 15 minutes over.
      </Callout>
      <div className="grid sm:grid-cols-2">
        <EmptyState icon={<Inbox />} title="No work waits for you" actions={<Button>See the queues</Button>}>
          Offers appear here as soon as a ticket fits your skills.
        </EmptyState>
        <ErrorState
          title="The queue could not be read"
          meaning="You see no tickets, but none is lost and clocks run on."
          actions={<Button>Try again</Button>}
          reference="Reference 8f2c"
        />
      </div>
    </Section>
  );
}
