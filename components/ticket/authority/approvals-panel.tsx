"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ClockBadge } from "@/components/sla/clock-badge";
import { useServerNow } from "@/components/time/server-clock";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/time";
import { toast } from "@/components/ui/toast-store";
import { withdrawApprovalAction } from "@/server/actions/authority";
import { isOpen } from "@/server/domain/sla/clock";
import type { ApprovalState } from "@/server/domain/vocabulary";
import { useRunAction } from "../actions/run-action";
import { useTicketRefresh } from "../actions/use-ticket-refresh";
import type { TicketDetail, Viewer } from "../detail/types";
import { useTicketClock } from "../detail/use-ticket-clock";
import { DecideButtons } from "./decide-buttons";
import type { Approval } from "./types";
import { useApprovalWords } from "./use-approval-words";
import { useWaitsFor } from "./use-waits-for";

const tones: Record<ApprovalState, BadgeTone> = {
  pending: "accent",
  approved: "good",
  denied: "late",
  withdrawn: "neutral",
};

interface Props {
  detail: TicketDetail;
  viewer: Viewer;
}

/** What was asked of somebody with authority about this ticket, and what they said; the newest first. */
export function ApprovalsPanel({ detail, viewer }: Props) {
  const t = useTranslations("escalations.approval");
  if (detail.approvals.length === 0) return null;
  return (
    <section aria-label={t("title")} className="rounded-lg border border-line bg-raised shadow-xs">
      <ul>
        {detail.approvals.map((approval) => (
          <Entry key={approval.id} approval={approval} detail={detail} viewer={viewer} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ approval, detail, viewer }: Props & { approval: Approval }) {
  const t = useTranslations("escalations.approval");
  const titleOf = useApprovalWords();
  const waitsFor = useWaitsFor();
  const now = useServerNow();
  const view = useTicketClock();
  const isPending = approval.state === "pending";
  const clock = isPending ? detail.clocks.find((c) => c.metric === "approval" && isOpen(c)) : undefined;
  const mayWithdraw =
    isPending && (approval.requestedBy.id === viewer.id || detail.ticket.assignment?.personId === viewer.id);
  const settled = approval.decidedBy
    ? t("decidedBy", { state: approval.state, name: approval.decidedBy.name })
    : t("withdrawnAlone");
  return (
    <li className="grid gap-1.5 border-line border-b px-3 py-2 text-sm last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <Badge tone={tones[approval.state]}>{t(`state.${approval.state}`)}</Badge>
        <span className="font-medium">{titleOf(approval)}</span>
        {isPending && <span className="text-muted">{waitsFor(approval)}</span>}
        {clock && <ClockBadge clock={view(clock, now)} now={now} className="ml-auto" />}
      </div>
      <p className="wrap-anywhere whitespace-pre-line">{approval.request ?? t("erased")}</p>
      {!isPending && approval.reason && (
        <p className="wrap-anywhere whitespace-pre-line border-line-strong border-l-2 pl-2 text-muted">
          {approval.reason}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
        <span className="min-w-0 flex-1 text-muted text-xs">
          {isPending ? t("askedBy", { name: approval.requestedBy.name }) : settled}{" "}
          <RelativeTime at={approval.decidedAt ?? approval.requestedAt} now={now} />
        </span>
        {mayWithdraw && <WithdrawButton approval={approval} />}
        <DecideButtons approval={approval} viewer={viewer} />
      </div>
    </li>
  );
}

function WithdrawButton({ approval }: { approval: Approval }) {
  const t = useTranslations("escalations.approval");
  const run = useRunAction();
  const refresh = useTicketRefresh();
  const [busy, setBusy] = useState(false);
  async function withdraw() {
    setBusy(true);
    const result = await run(() => withdrawApprovalAction(approval.id));
    if (result.ok) toast({ title: t("withdrawn"), tone: "good" });
    else toast({ title: result.error.message, tone: result.error.code === "conflict" ? "warn" : "late" });
    await refresh(approval.ticketId);
    setBusy(false);
  }
  return (
    <Button size="sm" busy={busy} onClick={withdraw}>
      {t("withdraw")}
    </Button>
  );
}
