"use client";
import Link from "next/link";
import type { MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/time";
import type { SettledDraft } from "./types";

export const settledTones: Record<SettledDraft["state"], BadgeTone> = {
  approved: "good",
  edited: "accent",
  rejected: "warn",
  expired: "neutral",
  withdrawn: "neutral",
  pending: "outline",
};

interface Props {
  item: SettledDraft;
  isOpen: boolean;
  onOpen: (event: MouseEvent, id: string) => void;
}

/** One draft I settled: which, how, when. */
export function SettledRow({ item, isOpen, onOpen }: Props) {
  const t = useTranslations("review.settled");
  const words = useTranslations("ticket.page");
  const now = useServerNow();
  const { draftId, number, subject, state, at } = item;
  return (
    <li className="border-line border-b">
      <Link
        href={`/review?view=settled&draft=${draftId}`}
        prefetch={false}
        onClick={(event) => onOpen(event, draftId)}
        aria-current={isOpen || undefined}
        className={cn("grid gap-1 px-3 py-2 -outline-offset-2 md:px-4", isOpen ? "bg-selected" : "hover:bg-hover")}
      >
        <span className="truncate text-sm">
          <span className="tabular mr-2 text-faint text-xs">{words("number", { number: String(number) })}</span>
          <span className="font-medium">{subject || words("untitled")}</span>
        </span>
        <span className="flex items-center justify-between gap-2 text-xs">
          <Badge tone={settledTones[state]}>{t(`state.${state}`)}</Badge>
          <RelativeTime at={at} now={Math.max(now, at)} focusable={false} className="text-faint" />
        </span>
      </Link>
    </li>
  );
}
