"use client";
import { ArrowLeft, Maximize2, X } from "lucide-react";
import Link from "next/link";
import type { MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { Button, buttonStyle } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Tip } from "@/components/ui/tooltip";

/** From this width on a ticket opens beside its list; below it, on a page of its own. */
const besideQuery = "(min-width: 64rem)";
export const opensBeside = (): boolean => window.matchMedia(besideQuery).matches;

/** Whether a click on a ticket's link is to open it beside the list: not where there is no room, or another tab is asked for. */
export const isForBeside = (event: MouseEvent): boolean =>
  !(event.metaKey || event.ctrlKey || event.shiftKey) && opensBeside();

/** What stands at the head of a ticket beside a list: back on a narrow screen, its own page, close. */
export function PaneActions({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations("ticket.page");
  return (
    <>
      <Button variant="ghost" onClick={onClose} className="lg:hidden">
        <ArrowLeft aria-hidden />
        {t("back")}
      </Button>
      <Tip content={t("openPage")}>
        <Link
          href={`/tickets/${id}`}
          aria-label={t("openPage")}
          className={cn(buttonStyle({ variant: "ghost" }), "w-ctl px-0")}
        >
          <Maximize2 aria-hidden />
        </Link>
      </Tip>
      <IconButton label={t("close")} keys="Esc" onClick={onClose} className="hidden lg:inline-flex">
        <X />
      </IconButton>
    </>
  );
}
