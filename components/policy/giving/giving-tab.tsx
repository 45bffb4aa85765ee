"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { CheckField, ChoiceField, QuartersField, WholeField } from "@/components/document-form/fields";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { Panel } from "@/components/ui/card";
import { channels, restingPresences } from "@/server/domain/vocabulary";
import { HandoffsPanel } from "./handoffs-panel";
import { PresencesPanel } from "./presences-panel";

/** How work reaches people: offers, how much they can have, who counts as there, and what becomes of the work of those who are
 *  not. */
export function GivingTab({ findings }: { findings: ReactNode }) {
  return (
    <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_21rem] 2xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="grid min-w-0 gap-3">
        <OffersPanel />
        <WorkloadPanel />
        <AbsencePanel />
        <PresencesPanel />
        <HandoffsPanel />
      </div>
      <div className="grid min-w-0 gap-3">{findings}</div>
    </div>
  );
}

function OffersPanel() {
  const t = useTranslations("policy.giving.offers");
  const presence = useTranslations("presence.name");
  return (
    <Panel title={t("title")} note={t("note")}>
      <div className="grid gap-3">
        <div className="grid gap-3 sm:grid-cols-2">
          <WholeField path={["offers", "ttlSeconds"]} label={t("ttl")} hint={t("ttlHint")} least={5} most={3600} />
          <WholeField
            path={["offers", "missesUntilAway"]}
            label={t("misses")}
            hint={t("missesHint")}
            least={1}
            most={20}
          />
          <ChoiceField
            path={["presence", "afterMisses"]}
            label={t("afterMisses")}
            hint={t("afterMissesHint")}
            absent="away"
            options={restingPresences.map((value) => ({ value, label: presence(value) }))}
          />
        </div>
        <CheckField path={["offers", "autoAccept"]} label={t("autoAccept")} />
      </div>
      <PlaceFindings path={["offers"]} />
    </Panel>
  );
}

/** How much of somebody's capacity a ticket takes, by the channel it came through. */
function WorkloadPanel() {
  const t = useTranslations("policy.workload");
  const channel = useTranslations("ticket.channel");
  return (
    <Panel title={t("title")} note={t("note")}>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
        {channels.map((one) => (
          <QuartersField key={one} path={["workload", "weights", one]} label={channel(one)} least={0.25} most={10} />
        ))}
      </div>
      <PlaceFindings path={["workload"]} />
    </Panel>
  );
}

/** When somebody counts as gone, and what becomes of their work. */
function AbsencePanel() {
  const t = useTranslations("policy.giving.absence");
  const fields = [
    ["silentSeconds", 15, 600],
    ["closedSeconds", 3, 600],
    ["offlineAfterMinutes", 1, 1440],
    ["handoffMinutes", 0, 1440],
    ["mostRescues", 1, 20],
  ] as const;
  return (
    <Panel title={t("title")} note={t("note")}>
      <div className="grid gap-3 sm:grid-cols-2">
        {fields.map(([name, least, most]) => (
          <WholeField
            key={name}
            path={["presence", name]}
            label={t(name)}
            hint={t(`${name}Hint`)}
            least={least}
            most={most}
          />
        ))}
      </div>
      <PlaceFindings path={["presence"]} />
    </Panel>
  );
}
