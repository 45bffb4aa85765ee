"use client";
import { ArrowUp } from "lucide-react";
import type { MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Button } from "@/components/ui/button";
import { DraftRow } from "./draft-row";
import type { ReviewItem } from "./types";

interface Props {
  items: readonly ReviewItem[];
  openId: string | null;
  /** Drafts that were to be sent and were not. */
  failureOf: (id: string) => string | null;
  held: number;
  /** How many wait behind the ones in the list. */
  later: number;
  onShowNew: () => void;
  onOpen: (event: MouseEvent, id: string) => void;
}

/** Drafts that wait, the one that runs out first on top. */
export function DraftList({ items, openId, failureOf, held, later, onShowNew, onOpen }: Props) {
  const t = useTranslations("review.list");
  const now = useServerNow();
  return (
    <>
      {held > 0 && (
        <div className="sticky top-2 z-10 flex h-0 justify-center" role="status">
          <Button size="sm" variant="primary" className="rounded-full shadow-pop" onClick={onShowNew}>
            <ArrowUp aria-hidden />
            {t("new", { count: held })}
          </Button>
        </div>
      )}
      <ul aria-label={t("label")}>
        {items.map((item) => (
          <DraftRow
            key={item.draftId}
            item={item}
            now={now}
            isOpen={item.draftId === openId}
            hasFailed={failureOf(item.draftId) !== null}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {later > 0 && <p className="px-4 py-3 text-muted text-xs">{t("later", { count: later })}</p>}
    </>
  );
}
