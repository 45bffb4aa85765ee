"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import type { TicketDetail } from "../detail/types";
import { useUnmerge } from "./use-unmerge";

/** The duplicates whose messages are read here, each with the way out. */
export function DuplicatesPanel({ detail: { absorbed } }: { detail: TicketDetail }) {
  const t = useTranslations("ticket.duplicates");
  const { unmerge, busyWith } = useUnmerge();
  if (absorbed.length === 0) return null;
  return (
    <Panel title={t("title")} note={t("note")}>
      <ul className="grid gap-1">
        {absorbed.map(({ id, number }) => (
          <li key={id} className="flex items-center justify-between gap-2 text-sm">
            <Link href={`/tickets/${id}`} className="tabular underline decoration-line-strong underline-offset-3">
              #{number}
            </Link>
            <Button
              size="sm"
              variant="ghost"
              aria-label={t("takeOutOf", { number: String(number) })}
              busy={busyWith === id}
              onClick={() => void unmerge(id, number)}
            >
              {t("takeOut")}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
