"use client";
import { ArrowUpRight, Check, Lock, Reply, StickyNote } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { GiveDialog } from "@/components/give/give-dialog";
import { type IncidentAct, TicketIncidentDialogs } from "@/components/incident/ticket-dialogs";
import { type Names, nameOf } from "@/components/reasons/words";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { ApprovalDialog } from "../authority/approval-dialog";
import { ThirdPartyDialog } from "../authority/third-party-dialog";
import type { Access, Block } from "../detail/access";
import type { TicketDetail, Viewer } from "../detail/types";
import { MergeTicketDialog } from "../duplicates/merge-ticket-dialog";
import { type HandOn, HandOnDialogs } from "../handoff/hand-on-dialogs";
import { SnoozeDialog } from "../snooze/snooze-dialog";
import { EscalateDialog } from "./escalate-dialog";
import { readDraft, writeDraft } from "./kept-draft";
import { MoreMenu } from "./more-menu";
import { OfferBar } from "./offer-bar";
import { ReopenButton } from "./reopen-button";
import { ResolveButton } from "./resolve-button";
import { TakeBar } from "./take-bar";
import { TakeOverBar } from "./take-over-bar";
import { draftKey } from "./use-draft";
import { useTake } from "./use-take";
import { useTakeOver } from "./use-take-over";
import { useTicketKeys } from "./use-ticket-keys";
import { useWriterMode } from "./use-writer-mode";
import { WhoWrites } from "./who-writes";
import { Writer } from "./writer";

interface Props {
  detail: TicketDetail;
  names: Names;
  access: Access;
  viewer: Viewer;
  /** How often a text was put into the reply from elsewhere: one that was taken back, or a suggested one. */
  placed: number;
  /** The writer is open and has taken its room. */
  onWriting: () => void;
}

/** What this person can do with the ticket. What is not possible stays in sight and says why. */
export function ActionBar({ detail, names, access, viewer, placed, onWriting }: Props) {
  const t = useTranslations("ticket");
  const { ticket, nextTier } = detail;
  const { blocked } = access;
  const { mode, isRestored, isSettled, fetched, open, close, opener } = useWriterMode(
    ticket.id,
    blocked.reply === null,
    placed,
  );
  const isWriting = mode !== null && blocked[mode] === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each opening
  useEffect(() => {
    if (isWriting) onWriting();
  }, [isWriting]);
  const [escalating, setEscalating] = useState(false);
  const [merging, setMerging] = useState(false);
  const [asking, setAsking] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [giving, setGiving] = useState(false);
  const [handing, setHanding] = useState<HandOn | null>(null);
  const [snoozing, setSnoozing] = useState(false);
  const [incidentAct, setIncidentAct] = useState<IncidentAct | null>(null);
  const canGive = viewer.role !== "agent" && !detail.mergedInto;
  const canTake = detail.canTake && !access.isOfferedToMe;
  const isDone = blocked.resolve === "done";
  const taking = useTakeOver(detail);
  const waits = useTake(detail);
  const onKey = (isBlocked: boolean, act: () => void) => (isBlocked ? undefined : act);
  useTicketKeys({
    r: onKey(blocked.reply !== null, () => open("reply")),
    n: onKey(false, () => open("note")),
    t: onKey(!access.canTakeOver && !canTake, () => void (canTake ? waits.take() : taking.takeOver())),
    g: onKey(isDone || !(canGive || access.handsOn.asHolder), () =>
      canGive ? setGiving(true) : setHanding("reassign"),
    ),
    d: onKey(!access.handsOn.deescalate, () => setHanding("deescalate")),
    o: onKey(!access.handsOn.asHolder, () => setHanding("notOurs")),
    e: onKey(blocked.escalate !== null, () => setEscalating(true)),
    m: onKey(isDone, () => setMerging(true)),
    a: onKey(!access.authority.asks, () => setAsking(true)),
    z: onKey(!access.canSnooze, () => setSnoozing(true)),
    w: onKey(!access.authority.waits, () => setWaiting(true)),
  });

  /** A note that begins with whom it asks; one that was begun before goes on as it is. */
  function askColleague() {
    const key = draftKey(ticket.id, "note");
    if (!readDraft(key)?.body) writeDraft(key, { body: "@", waits: false, at: 0 });
    open("note");
  }

  const person = nameOf((ticket.assignment ?? ticket.offer)?.personId ?? "", names);
  const team = nameOf(ticket.queue?.team ?? "", names);
  const tier = ticket.assignment?.tier ?? ticket.queue?.tier ?? 0;
  const explain = (block: Block) => t(`blocked.${block}`, { person, team, tier });
  const explained = [...new Set([blocked.reply, blocked.escalate].filter((one) => one !== null))].slice(0, 2);

  const escalation = nextTier !== null && (
    <EscalateDialog
      detail={detail}
      viewerId={viewer.id}
      tier={nextTier}
      team={team}
      open={escalating}
      onOpenChange={setEscalating}
    />
  );
  const seldom = (
    <>
      <MergeTicketDialog
        detail={detail}
        viewerId={viewer.id}
        mayMergeAny={viewer.role !== "agent"}
        open={merging}
        onClose={() => setMerging(false)}
      />
      <ApprovalDialog ticketId={ticket.id} refunds={detail.refunds} open={asking} onOpenChange={setAsking} />
      <ThirdPartyDialog ticketId={ticket.id} open={waiting} onOpenChange={setWaiting} />
      <HandOnDialogs detail={detail} how={handing} onClose={() => setHanding(null)} />
      <SnoozeDialog detail={detail} open={snoozing} onOpenChange={setSnoozing} />
      {canGive && <TicketIncidentDialogs detail={detail} act={incidentAct} onClose={() => setIncidentAct(null)} />}
      {canGive && <GiveDialog numbers={[detail.number]} open={giving} onOpenChange={setGiving} />}
    </>
  );
  if (isWriting) {
    return (
      <section aria-label={t("actions.label")}>
        <WhoWrites ticketId={ticket.id} />
        <Writer
          key={`${mode}.${fetched}`}
          placed={placed}
          detail={detail}
          writerId={viewer.id}
          kind={mode}
          focus={!isRestored}
          isSettled={isSettled}
          onClose={close}
        />
        {escalation}
        {seldom}
      </section>
    );
  }
  return (
    <section aria-label={t("actions.label")} className="grid gap-2">
      <WhoWrites ticketId={ticket.id} />
      {access.isOfferedToMe && ticket.offer && <OfferBar offer={ticket.offer} detail={detail} names={names} />}
      {access.canTakeOver && (
        <TakeOverBar detail={detail} names={names} busy={taking.busy} onTake={() => void taking.takeOver()} />
      )}
      {canTake && <TakeBar detail={detail} busy={waits.busy} onTake={() => void waits.take()} />}
      {!access.isOfferedToMe && !access.canTakeOver && !canTake && explained.length > 0 && (
        <ul className="grid gap-0.5 text-muted text-xs">
          {explained.map((block) => (
            <li key={block} className="flex items-start gap-1.5">
              <Lock aria-hidden className="mt-0.5 size-3.5 shrink-0 text-faint" />
              {explain(block)}
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-2 [&_kbd]:hidden @xl:[&_kbd]:inline-grid [&_svg]:hidden @md:[&_svg]:block">
        <Button
          variant={access.isMine ? "primary" : "secondary"}
          disabled={blocked.reply !== null}
          ref={opener("reply")}
          onClick={() => open("reply")}
          hint={<KeyHint inverse={access.isMine}>R</KeyHint>}
        >
          <Reply aria-hidden />
          {t("actions.reply")}
        </Button>
        <Button ref={opener("note")} onClick={() => open("note")} hint={<KeyHint>N</KeyHint>}>
          <StickyNote aria-hidden />
          {t("actions.note")}
        </Button>
        <Button disabled={blocked.escalate !== null} onClick={() => setEscalating(true)} hint={<KeyHint>E</KeyHint>}>
          <ArrowUpRight aria-hidden />
          <span>
            {t("actions.escalate")}
            {nextTier !== null && <span className="hidden @md:inline"> {t("actions.toTier", { tier: nextTier })}</span>}
          </span>
        </Button>
        <div className="ml-auto flex items-center gap-2">
          {!isDone && (
            <MoreMenu
              detail={detail}
              access={access}
              onApproval={() => setAsking(true)}
              onThirdParty={() => setWaiting(true)}
              onMerge={() => setMerging(true)}
              onHandOn={setHanding}
              onAsk={askColleague}
              onSnooze={() => setSnoozing(true)}
              onGive={canGive ? () => setGiving(true) : undefined}
              onIncident={canGive ? setIncidentAct : undefined}
            />
          )}
          {isDone ? (
            <ReopenButton detail={detail} />
          ) : (
            <ResolveButton detail={detail} disabled={blocked.resolve !== null} icon={<Check aria-hidden />} />
          )}
        </div>
      </div>
      {escalation}
      {seldom}
    </section>
  );
}

function KeyHint({ children, inverse }: { children: string; inverse?: boolean }) {
  return (
    <Kbd inverse={inverse} className="coarse:hidden">
      {children}
    </Kbd>
  );
}
