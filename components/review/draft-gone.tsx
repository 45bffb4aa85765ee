"use client";
import { MailCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Button, buttonStyle } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { ReviewItem } from "./types";

interface Props {
  /** As it was last seen; null for an address that never led to a waiting draft. */
  last: ReviewItem | null;
  /** Its ticket has a new draft, which is the next one. */
  hasNewer: boolean;
  onNext: (() => void) | null;
}

/** The draft that was open was settled by somebody else, ran out, or its customer wrote again. */
export function DraftGone({ last, hasNewer, onNext }: Props) {
  const t = useTranslations("review");
  return (
    <EmptyState
      icon={<MailCheck />}
      title={<h2>{last ? t("gone.title", { number: String(last.ticket.number) }) : t("gone.titleUnknown")}</h2>}
      actions={
        <>
          {last && (
            <Link href={`/tickets/${last.ticket.id}`} className={buttonStyle()}>
              {t("detail.ticket")}
            </Link>
          )}
          {onNext && (
            <Button variant="primary" onClick={onNext}>
              {t(hasNewer ? "gone.newer" : "gone.next")}
            </Button>
          )}
        </>
      }
    >
      {t(hasNewer ? "gone.textNewer" : "gone.text")}
    </EmptyState>
  );
}
