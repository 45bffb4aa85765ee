"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { type FocusEvent, memo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useDuration } from "@/components/sla/use-duration";
import { DispositionBadge } from "@/components/ticket/disposition-badge";
import { titleOf } from "@/components/ticket/title";
import { useHolderWords } from "@/components/ticket/use-holder-words";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/card";
import { steadied } from "./steadied";
import type { LatestTicket } from "./types";
import { Unanswered } from "./unanswered";

const minute = 60_000;

/** The newest tickets and where each is by now. The panel keeps its size, and stands still while somebody points at it. */
export function JustIn() {
  const t = useTranslations("queues.latest");
  const trpc = useTRPC();
  const query = useQuery(trpc.queues.latest.queryOptions());
  const latest = query.data?.data;
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const lastSeen = useRef(new Map<string, LatestTicket>());
  const { rows, fresh } = steadied(held, latest ?? [], lastSeen.current);
  lastSeen.current = new Map(rows.map((one) => [one.id, one]));

  const hold = () => setHeld((before) => before ?? rows.map((one) => one.id));
  const letGo = () => setHeld(null);
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) letGo();
  };
  return (
    <Panel
      className="@container"
      title={t("title")}
      note={t("note")}
      flush
      actions={
        <span role="status" className="mr-1.5 inline-flex min-w-14 justify-end">
          {fresh > 0 && <Badge tone="accent">{t("fresh", { count: fresh })}</Badge>}
        </span>
      }
    >
      {!latest ? (
        <Unanswered query={query} rows={10} />
      ) : rows.length === 0 ? (
        <p className="p-3 text-muted text-sm">{t("empty")}</p>
      ) : (
        <ul aria-label={t("title")} onPointerEnter={hold} onPointerLeave={letGo} onFocus={hold} onBlur={onBlur}>
          {rows.map((one) => (
            <LatestRow key={one.id} ticket={one} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** How long ago it came, in whole minutes once it is one: twenty counting seconds would be no calm list. */
function Age({ since }: { since: number }) {
  const duration = useDuration();
  const age = Math.max(0, useServerNow() - since);
  return duration(age < minute ? age : age - (age % minute));
}

const LatestRow = memo(function LatestRow({ ticket }: { ticket: LatestTicket }) {
  const untitled = useTranslations("ticket.page")("untitled");
  const holder = useHolderWords();
  return (
    <li
      data-ticket={ticket.id}
      className="relative grid h-12 grid-cols-[2.75rem_minmax(0,1fr)_auto] content-center items-center gap-x-3 gap-y-0.5 border-line border-b px-3 text-sm last:border-b-0 hover:bg-hover @2xl:h-8 @2xl:grid-cols-[2.75rem_minmax(0,1.4fr)_6.5rem_minmax(0,1fr)_3.5rem]"
    >
      <span className="tabular text-faint text-xs">#{ticket.number}</span>
      <Link
        href={`/tickets/${ticket.id}`}
        // Ten new rows a second must not ask for ten pages.
        prefetch={false}
        className="truncate rounded-xs font-medium after:absolute after:inset-0 after:content-['']"
      >
        {titleOf(ticket.subject, ticket.snippet) || untitled}
      </Link>
      <span className="tabular text-right text-faint text-xs @2xl:order-last">
        <Age since={ticket.createdAt} />
      </span>
      <span className="col-span-2 col-start-2 flex min-w-0 items-center gap-2 @2xl:contents">
        <span className="shrink-0">{ticket.disposition && <DispositionBadge disposition={ticket.disposition} />}</span>
        <span className="truncate text-muted text-xs">{holder(ticket)}</span>
      </span>
    </li>
  );
});
