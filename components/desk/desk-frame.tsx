"use client";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState, useTransition } from "react";
import { StopBanner } from "@/components/assistant/stop-banner";
import { useAssistant } from "@/components/assistant/use-assistant";
import { AppFrame } from "@/components/frame/app-frame";
import { LiveProvider } from "@/components/live/provider";
import { Bell } from "@/components/notifications/bell";
import { OfferNotifier } from "@/components/offer/offer-notifier";
import { Palette, PaletteButton } from "@/components/palette/palette";
import { OwnHours } from "@/components/people/own-hours";
import { useOnShift } from "@/components/people/use-shift";
import { type OwnPresence, PresenceMenu } from "@/components/presence/presence-menu";
import { CalendarsProvider } from "@/components/time/calendars";
import { ServerClockProvider } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { toast } from "@/components/ui/toast-store";
import { setPresenceAction } from "@/server/actions/desk";
import { signOutAction } from "@/server/actions/session";
import type { ShiftNow } from "@/server/domain/calendar/shift";
import { type Presence, presences } from "@/server/domain/vocabulary";

const standard = presences.filter((one) => one !== "custom");

export interface DeskPerson {
  id: string;
  name: string;
  email: string;
  role: "agent" | "lead" | "admin";
  presence: Presence;
}

/** Frame, clock and live connection of everything behind the sign-in. */
export function DeskFrame({
  person,
  serverNow,
  children,
}: {
  person: DeskPerson;
  serverNow: number;
  children: ReactNode;
}) {
  return (
    <ServerClockProvider serverNow={serverNow}>
      <LiveProvider person={person.id}>
        <CalendarsProvider>
          <Inside person={person}>{children}</Inside>
        </CalendarsProvider>
      </LiveProvider>
    </ServerClockProvider>
  );
}

function Inside({ person, children }: { person: DeskPerson; children: ReactNode }) {
  const trpc = useTRPC();
  const me = useQuery(trpc.me.get.queryOptions()).data?.data;
  const assistant = useAssistant();
  const [isBusy, start] = useTransition();
  const [isFinding, setFinding] = useState(false);
  useEffect(() => {
    // Tests and scripts wait for this before they type: from here on the page answers.
    document.documentElement.dataset.ready = "true";
  }, []);
  const change = (presence: Presence, custom: string | null) =>
    start(async () => {
      const result = await setPresenceAction(presence, custom);
      if (!result.ok) toast({ title: result.error.message, tone: "late" });
    });
  return (
    <AppFrame
      person={me ?? person}
      counts={{
        ...{ inbox: me?.offers, review: assistant?.reviewing, escalations: me?.approvals },
        ...{ knowledge: me?.proposals, patterns: me?.patterns },
      }}
      banner={<StopBanner canStop={(me ?? person).role !== "agent"} />}
      presence={
        <Presences
          presence={me?.presence ?? person.presence}
          custom={me?.customPresence ?? null}
          own={me?.ownPresences ?? []}
          shift={me?.shift ?? null}
          onChange={change}
          isBusy={isBusy}
        />
      }
      bell={(at) => <Bell side={at === "sidebar" ? "right" : "bottom"} />}
      search={(at) => <PaletteButton at={at} onOpen={() => setFinding(true)} />}
      signOut={signOutAction}
      hours={<OwnHours />}
    >
      <Palette role={(me ?? person).role} open={isFinding} onOpenChange={setFinding} />
      <OfferNotifier />
      {children}
    </AppFrame>
  );
}

interface PresencesProps {
  presence: Presence;
  custom: string | null;
  own: readonly OwnPresence[];
  /** null without fixed hours. */
  shift: ShiftNow | null;
  onChange: (presence: Presence, custom: string | null) => void;
  isBusy: boolean;
}

/** The switch of one's presence, which says when it is outside one's hours. It alone moves with the clock. */
function Presences({ shift, isBusy, ...props }: PresencesProps) {
  const isOutside = !useOnShift(shift);
  return <PresenceMenu {...props} choices={standard} busy={isBusy} isOutside={isOutside} />;
}
