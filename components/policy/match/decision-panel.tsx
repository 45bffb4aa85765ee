"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Panel } from "@/components/ui/card";
import { useDateTime } from "@/components/ui/use-date-time";
import { documentNames } from "./document-names";
import { useLit } from "./lit";
import { WaySteps } from "./way-steps";

interface Props {
  decisionId: string;
  document: unknown;
  onClose: () => void;
}

/** Why a ticket went where it went, as the version says that decided it. */
export function DecisionPanel({ decisionId, document, onClose }: Props) {
  const t = useTranslations("match");
  const dateTime = useDateTime();
  const trpc = useTRPC();
  const { light } = useLit();
  const { data, isError } = useQuery(trpc.policy.wayOf.queryOptions({ decisionId }));
  const found = data?.data;
  useEffect(() => {
    if (found) light(found.way);
    return () => light(null);
  }, [found, light]);
  if (isError) return <Callout tone="warn" title={t("decision.missing")} />;
  if (!found) return null;
  const { ticket, at, way } = found;
  return (
    <Panel
      title={t("decision.title", { number: String(ticket.number) })}
      note={t("decision.note", { at: dateTime(at, { dateStyle: "medium", timeStyle: "short" }) })}
      actions={
        <Button size="sm" variant="ghost" onClick={onClose}>
          {t("clear")}
        </Button>
      }
    >
      <div className="grid gap-2">
        <p className="text-sm">
          <Link href={`/tickets/${ticket.id}`} className="underline underline-offset-3">
            {t("decision.toTicket")}
          </Link>{" "}
          {ticket.subject}
        </p>
        <WaySteps way={way} names={documentNames(document)} />
      </div>
    </Panel>
  );
}
