"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { TicketHit } from "@/components/ticket/similar/ticket-hit";
import { useTRPC } from "@/components/trpc/provider";
import { Panel } from "@/components/ui/card";

/** What the same customer had resolved earlier, with outcome and rating; nothing where there was nothing. */
export function BeforePanel({ ticketId }: { ticketId: string }) {
  const t = useTranslations("ticket.before");
  const trpc = useTRPC();
  const before = useQuery(trpc.tickets.before.queryOptions({ id: ticketId })).data?.data;
  if (!before || before.count === 0) return null;
  return (
    <Panel title={t("title")} note={t("note")}>
      <div className="grid gap-2">
        <ul className="divide-y divide-line">
          {before.tickets.map((one) => (
            <TicketHit key={one.id} ticket={one} />
          ))}
        </ul>
        {before.count > before.tickets.length && (
          <Link
            href={`/customers/${before.customerId}`}
            className="rounded-xs text-muted text-xs underline decoration-line-strong underline-offset-3 hover:decoration-current"
          >
            {t("all", { count: before.count })}
          </Link>
        )}
      </div>
    </Panel>
  );
}
