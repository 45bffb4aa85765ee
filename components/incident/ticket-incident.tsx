"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";

/** Says of a ticket that it belongs to an incident, and what that means. */
export function TicketIncident({ incidentId }: { incidentId: string | null }) {
  const t = useTranslations("incidents");
  const trpc = useTRPC();
  const list = useQuery(trpc.incidents.open.queryOptions(undefined, { enabled: incidentId !== null })).data?.data;
  if (incidentId === null) return null;
  const title = list?.find((one) => one.id === incidentId)?.title ?? t("one");
  return (
    <Callout
      tone="warn"
      title={
        <Link href={`/incidents/${incidentId}`} className="rounded-xs underline underline-offset-2">
          {t("ofTicket", { title })}
        </Link>
      }
    >
      {t("ofTicketText")}
    </Callout>
  );
}
