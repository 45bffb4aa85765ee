"use client";
import { Merge, Undo2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Button, buttonStyle } from "@/components/ui/button";
import type { TicketDetail } from "../detail/types";
import { useUnmerge } from "./use-unmerge";

/** In place of the actions: this is a duplicate, and where its conversation goes on. */
export function MergedBar({ detail }: { detail: TicketDetail }) {
  const t = useTranslations("ticket.duplicates");
  const label = useTranslations("ticket.actions")("label");
  const { unmerge, busyWith } = useUnmerge();
  const { ticket, mergedInto, number } = detail;
  if (!mergedInto) return null;
  const kept = String(mergedInto.number);
  return (
    <section aria-label={label} className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="flex min-w-0 flex-1 basis-64 items-start gap-2 text-sm">
        <Merge aria-hidden className="mt-0.5 size-4 shrink-0 text-faint" />
        {t("isMerged", { number: kept })}
      </p>
      <Button variant="ghost" busy={busyWith !== null} onClick={() => void unmerge(ticket.id, number)}>
        <Undo2 aria-hidden />
        {t("takeOut")}
      </Button>
      <Link href={`/tickets/${mergedInto.id}`} className={buttonStyle({ variant: "primary" })}>
        {t("open", { number: kept })}
      </Link>
    </section>
  );
}
