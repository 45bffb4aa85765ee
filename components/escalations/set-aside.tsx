"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Callout } from "@/components/ui/callout";
import { RelativeTime } from "@/components/ui/time";
import type { EscalationLists } from "./types";

interface Props {
  tickets: EscalationLists["setAside"];
  now: number;
}

/** Tickets whose alarms could not ring: somebody has to know, since nothing else on the page says that they may be late. */
export function SetAside({ tickets, now }: Props) {
  const t = useTranslations("escalations.setAside");
  if (tickets.length === 0) return null;
  return (
    <Callout tone="late" title={t("title", { count: tickets.length })}>
      <p>{t("text")}</p>
      <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-1">
        {tickets.map(({ id, number, since }) => (
          <li key={id}>
            <Link href={`/tickets/${id}`} className="tabular rounded-xs text-accent-text underline">
              #{number}
            </Link>{" "}
            <RelativeTime at={since} now={now} />
          </li>
        ))}
      </ul>
    </Callout>
  );
}
