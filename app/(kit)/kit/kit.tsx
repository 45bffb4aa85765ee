"use client";
import { Layers } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { AppFrame } from "@/components/frame/app-frame";
import type { Presence } from "@/components/presence/presence-dot";
import { PresenceMenu } from "@/components/presence/presence-menu";
import { useServerNow } from "@/components/time/server-clock";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { FilterChip, ToggleChip } from "@/components/ui/chip";
import { LiveBadge } from "@/components/ui/live-badge";
import { PageHeader } from "@/components/ui/page-header";
import { ChartSection } from "./chart-section";
import { ControlSections } from "./control-sections";
import { FeedbackSections } from "./feedback-sections";
import { OfferSection } from "./offer-section";
import { OverlaySection } from "./overlay-section";
import { TableSection } from "./table-section";
import { TicketSections } from "./ticket-sections";
import { TimelineSection } from "./timeline-section";

export function Kit() {
  const t = useTranslations();
  const now = useServerNow();
  const [presence, setPresence] = useState<Presence>("online");
  const [mine, setMine] = useState(true);
  const [team, setTeam] = useState<string | undefined>("Billing");
  return (
    <AppFrame
      person={{ name: "Mara Lindqvist", email: "mara@example.com", role: "admin" }}
      counts={{ inbox: 3, queues: 2 }}
      signOut={() => undefined}
      presence={
        <PresenceMenu
          presence={presence}
          choices={["online", "busy", "break", "away", "offline"]}
          onChange={setPresence}
        />
      }
    >
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t("common.breadcrumb")}
            crumbs={[{ label: "Baton", href: "/" }, { label: t("kit.title") }]}
          />
        }
        title={t("kit.title")}
        state="3 tickets need you; next breach in 12 min."
        live={<LiveBadge state="live" label={t("common.live.live")} />}
        actions={<Button variant="primary">New ticket</Button>}
        filters={
          <>
            <ToggleChip pressed={mine} onClick={() => setMine(!mine)} count={3}>
              Mine
            </ToggleChip>
            <FilterChip
              label="Team"
              value={team}
              icon={<Layers />}
              onClear={() => setTeam(undefined)}
              clearLabel={t("common.clear", { label: "team" })}
              onClick={() => setTeam("Billing")}
            />
            <FilterChip label="Channel" />
            <FilterChip label="Segment" />
          </>
        }
      />
      <div className="grid items-start gap-3 p-3 md:p-4 xl:grid-cols-2">
        <OfferSection now={now} />
        <TicketSections now={now} />
        <TimelineSection now={now} />
        <TableSection now={now} />
        <ChartSection />
        <ControlSections />
        <FeedbackSections now={now} />
        <OverlaySection />
      </div>
    </AppFrame>
  );
}
