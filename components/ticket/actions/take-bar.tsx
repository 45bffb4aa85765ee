"use client";
import { Hand } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { TicketDetail } from "../detail/types";

interface Props {
  detail: TicketDetail;
  busy: boolean;
  onTake: () => void;
}

/** The ticket waits, and the reader may have it: one press makes it theirs without waiting for an offer. */
export function TakeBar({ detail, busy, onTake }: Props) {
  const t = useTranslations("give");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-line bg-sunken px-3 py-2">
      <Hand aria-hidden className="size-4 shrink-0 text-muted" />
      <p className="min-w-40 flex-1 text-sm">
        {detail.offeredTo ? t("takeOffered", { name: detail.offeredTo.name }) : t("takeText")}
      </p>
      <Button busy={busy} onClick={onTake} className="ml-auto" hint={<Kbd className="coarse:hidden">T</Kbd>}>
        {t("take")}
      </Button>
    </div>
  );
}
