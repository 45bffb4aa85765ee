"use client";
import { Eye } from "lucide-react";
import { type MouseEvent, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useKeys } from "@/components/ticket/actions/use-keys";
import { EmptyState } from "@/components/ui/empty-state";
import { DraftDetail } from "./draft-detail";
import { DraftGone } from "./draft-gone";
import { DraftList } from "./draft-list";
import { afterSettling, stepFrom } from "./order";
import { ReviewLayout } from "./review-layout";
import type { Reviewer, ReviewItem } from "./types";
import { useSettling } from "./use-settling";
import { useStanding } from "./use-standing";

/** From this width on a draft opens beside the list; below it, in its place. */
const besideQuery = "(min-width: 64rem)";
const isWriting = () => document.activeElement instanceof HTMLTextAreaElement;

interface Props {
  items: readonly ReviewItem[];
  /** Of all that wait, shown or not. */
  total: number;
  reviewer: Reviewer;
  assistantName: string;
  isStopped: boolean;
  openId: string | null;
  /** `isStep`: the way back leads past it. */
  onOpen: (id: string | null, isStep: boolean) => void;
}

/** Drafts that wait beside the one that is open. */
export function WaitingView({ items, total, reviewer, assistantName, isStopped, openId, onOpen }: Props) {
  const t = useTranslations("review");
  const { standing, held, showNew } = useStanding(items);
  const order = useRef<string[]>([]);
  const latestOpen = useRef(openId);
  latestOpen.current = openId;
  const settling = useSettling({
    left: (id) => {
      if (latestOpen.current === id) onOpen(afterSettling(order.current, id), true);
    },
    returned: (id) => {
      if (!isWriting()) onOpen(id, true);
    },
  });
  const shown = standing.filter((one) => !settling.hidden.has(one.draftId));
  order.current = shown.map((one) => one.draftId);
  // Beside the list there is always one to look at; on a phone the list comes first.
  const open = shown.find((one) => one.draftId === openId) ?? (openId === null ? shown[0] : null) ?? null;
  const last = useRef<ReviewItem | null>(null);
  if (open) last.current = open;

  const first = shown[0]?.draftId;
  useEffect(() => {
    if (openId === null && first && window.matchMedia(besideQuery).matches) onOpen(first, true);
  }, [openId, first, onOpen]);

  const move = (step: 1 | -1) => (event: KeyboardEvent) => {
    // Inside the draft the arrows scroll it.
    const isArrow = event.key.startsWith("Arrow");
    if (isArrow && event.target instanceof Element && event.target.closest("[data-open-draft]")) return;
    const to = stepFrom(order.current, openId, step);
    if (to === null) return;
    event.preventDefault();
    if (to !== openId) onOpen(to, openId !== null);
  };
  useKeys({
    j: move(1),
    k: move(-1),
    arrowdown: move(1),
    arrowup: move(-1),
    escape: () => openId !== null && !window.matchMedia(besideQuery).matches && onOpen(null, false),
  });
  const onClick = (event: MouseEvent, id: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(id, false);
  };

  if (shown.length === 0 && openId === null) {
    return (
      <EmptyState icon={<Eye />} title={<h2>{t("empty.title")}</h2>}>
        {t("empty.text")} {isStopped && t("empty.stopped")}
      </EmptyState>
    );
  }
  const gone = !open && last.current?.draftId === openId ? last.current : null;
  const newer = gone && shown.find((one) => one.ticket.id === gone.ticket.id);
  const detail = open ? (
    <DraftDetail
      key={open.draftId}
      item={open}
      reviewer={reviewer}
      assistantName={assistantName}
      hasKeys={openId !== null}
      failure={settling.failureOf(open.draftId)}
      onApprove={(answer) => void settling.approve(open, answer)}
      onReject={(reason) => void settling.reject(open, reason)}
      onBack={() => onOpen(null, false)}
    />
  ) : (
    <DraftGone
      last={gone}
      hasNewer={newer != null}
      onNext={newer ? () => onOpen(newer.draftId, true) : first ? () => onOpen(first, true) : null}
    />
  );
  return (
    <ReviewLayout
      listLabel={t("list.label")}
      isOpen={openId !== null}
      list={
        shown.length > 0 ? (
          <DraftList
            items={shown}
            openId={openId}
            failureOf={settling.failureOf}
            held={held}
            later={total - items.length}
            onShowNew={showNew}
            onOpen={onClick}
          />
        ) : (
          <p className="px-4 py-3 text-muted text-sm">{t("state.none")}</p>
        )
      }
      detail={detail}
    />
  );
}
