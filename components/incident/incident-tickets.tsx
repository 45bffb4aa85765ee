"use client";
import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { ClockCell } from "@/components/queue/clock-cell";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { ChannelIcon } from "@/components/ticket/channel-icon";
import { titleOf } from "@/components/ticket/title";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { useWayBack } from "@/components/undo/way-back";
import { addToIncidentAction, takeFromIncidentAction } from "@/server/actions/incidents";
import type { IncidentTicket } from "./types";

interface Props {
  incidentId: string;
  tickets: readonly IncidentTicket[];
  canManage: boolean;
}

/** The tickets of an incident, each of which can be taken out again. */
export function IncidentTickets({ incidentId, tickets, canManage }: Props) {
  const t = useTranslations("incidents");
  const untitled = useTranslations("ticket.page")("untitled");
  const now = useServerNow();
  const run = useRunAction();
  const wayBack = useWayBack();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.incidents.pathKey() });

  async function takeOut({ id: ticketId, number }: IncidentTicket) {
    const result = await run(() => takeFromIncidentAction(incidentId, ticketId));
    const back = { action: () => addToIncidentAction(incidentId, [number]), undone: () => null, refresh };
    if (result.ok) wayBack({ title: t("takenOut", { number }), tone: "neutral" }, back);
    else toast({ title: result.error.message, tone: "warn" });
    await refresh();
  }
  return (
    <ul aria-label={t("ofIt")} className="border-line border-t">
      {tickets.map((line) => (
        <li
          key={line.id}
          className="flex min-h-row flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-1.5 text-sm hover:bg-hover md:px-5"
        >
          <ChannelIcon channel={line.channel} />
          <Link href={`/tickets/${line.id}`} className="min-w-0 flex-1 truncate rounded-xs hover:underline">
            <span className="tabular mr-2 text-faint text-xs">#{line.number}</span>
            <span className="font-medium">{titleOf(line.subject, line.snippet) || untitled}</span>
          </Link>
          <span className="truncate text-muted max-md:basis-full">
            {line.customer}
            {line.assignee && ` · ${t("with", { name: line.assignee })}`}
          </span>
          <ClockCell clocks={line.clocks} now={now} />
          {canManage && (
            <Button size="sm" onClick={() => void takeOut(line)}>
              {t("takeOut")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
