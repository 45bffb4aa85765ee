"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { OfferAnnouncer } from "@/components/offer/offer-announcer";
import { OfferCard, type OfferView } from "@/components/offer/offer-card";
import { Section } from "./section";

const minute = 60_000;

export function OfferSection({ now }: { now: number }) {
  const t = useTranslations("reasons.decline");
  const [start] = useState(now);
  const [done, setDone] = useState<string>();
  const offer: OfferView = {
    id: "o1",
    ticket: "#4821",
    customer: { name: "Ines Carvalho", account: "Northwind Freight", segment: "Enterprise" },
    channel: "email",
    subject: "Data sync stopped one week after the migration; 40 000 rows missing in the warehouse",
    why: ["resolved 7 of 8 sync failures", "you answered Ines in March"],
    priority: { score: 86, contributions: [{ label: "Enterprise", points: 25 }] },
    clock: { metric: "firstResponse", status: "running", dueAt: start + 22 * minute, totalMs: 60 * minute },
    offeredAt: start - 20_000,
    expiresAt: start + 70_000,
  };
  const reasons = (["notMyArea", "overloaded", "conflict", "leavingSoon", "other"] as const).map((value) => ({
    value,
    label: t(value),
  }));
  return (
    <Section title="Offers">
      <OfferAnnouncer offers={[offer]} />
      <OfferCard
        offer={offer}
        now={now}
        declineReasons={reasons}
        onAccept={() => setDone("Accepted")}
        onDecline={(_, reason) => setDone(`Declined: ${reason}`)}
        outcome={done}
      />
      <OfferCard
        offer={{
          ...offer,
          id: "o2",
          ticket: "#4817",
          channel: "chat",
          customer: { name: "Tom Okafor", segment: "Trial" },
          subject: "Cannot add a second seat",
          why: ["only T1 on shift with Billing"],
        }}
        now={now}
        declineReasons={reasons}
        onAccept={() => undefined}
        onDecline={() => undefined}
        outcome="Dana took it first"
      />
    </Section>
  );
}
