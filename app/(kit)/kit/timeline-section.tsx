"use client";
import { Route } from "lucide-react";
import { TimelineMessage } from "@/components/ticket/timeline/message";
import { SystemEvents } from "@/components/ticket/timeline/system-events";
import { Timeline, TimelineDay } from "@/components/ticket/timeline/timeline";
import { Section } from "./section";

const minute = 60_000;

export function TimelineSection({ now }: { now: number }) {
  return (
    <Section title="Timeline">
      <Timeline label="Ticket #4821">
        <TimelineDay>Today</TimelineDay>
        <TimelineMessage
          kind="customer"
          author={{ name: "Ines Carvalho" }}
          at={now - 94 * minute}
          now={now}
          channel="email"
        >
          {
            "Since Monday the sync to our warehouse stops after 40 000 rows.\nWe already re-created the connection, as your last answer suggested."
          }
        </TimelineMessage>
        <SystemEvents
          now={now}
          events={[
            { id: "1", at: now - 93 * minute, icon: <Route />, text: "Read as Sync failure, 91 %" },
            { id: "2", at: now - 93 * minute, icon: <Route />, text: "Goes to Integrations T2: likely to fail at T1" },
            { id: "3", at: now - 90 * minute, icon: <Route />, text: "Mara Lindqvist accepted" },
          ]}
        />
        <TimelineMessage
          kind="publicReply"
          author={{ name: "Assistant", isAssistant: true }}
          at={now - 92 * minute}
          now={now}
          channel="email"
        >
          Mara from Integrations has your ticket and everything you wrote. You will hear from her by 14:30.
        </TimelineMessage>
        <TimelineMessage kind="internalNote" author={{ name: "Mara Lindqvist" }} at={now - 30 * minute} now={now}>
          Same signature as #4702. The batch limit came with the migration.
        </TimelineMessage>
        <SystemEvents
          now={now}
          events={[
            {
              id: "4",
              at: now - 29 * minute,
              icon: <Route />,
              text: "Resolution clock paused: waiting for the customer",
            },
          ]}
        />
      </Timeline>
    </Section>
  );
}
