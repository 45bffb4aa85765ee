"use client";
import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import type { Outcome } from "@/components/ticket/actions/outcome";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTold } from "@/components/ticket/actions/use-told";
import { useTRPC } from "@/components/trpc/provider";
import { Button, buttonStyle } from "@/components/ui/button";
import { type NewToast, toast } from "@/components/ui/toast-store";
import { type Back, useWayBack } from "@/components/undo/way-back";
import { lendAction, undoLoanAction } from "@/server/actions/agents";
import {
  askAgainAction,
  askPersonAction,
  lowerPriorityAction,
  raisePriorityAction,
  retryFailedAction,
  unaskAgainAction,
  withdrawAskAction,
} from "@/server/actions/floor";
import { OverrideDialog } from "./override-dialog";
import type { Item } from "./types";

/** What can be done about a thing, at once or where it is decided. */
export function ItemAction({ item }: { item: Item }) {
  const t = useTranslations("now");
  const act = useTranslations("now.act");
  const { detail } = item;
  const show = (href: string, label = t("show")) => (
    <Link href={href} className={buttonStyle({ size: "sm" })}>
      {label}
    </Link>
  );
  switch (detail.kind) {
    case "invalid":
      return show("/queues/set-aside", act("mend"));
    case "unowned":
      return show("/queues/unowned");
    case "alarmsSetAside":
      return show("/escalations", act("mend"));
    case "approvals":
      return show("/escalations", act("decide"));
    case "incidentLate":
      return show(`/incidents/${detail.id}`, act("tell"));
    case "declinedByAll":
      return <AskAgain item={item} />;
    case "lateUnheld":
      return <Raise item={item} />;
    case "deliveriesFailing":
      return (
        <>
          <Retry />
          {show("/deliveries")}
        </>
      );
    case "nobodyEligible":
      return (
        <>
          <SendElsewhere team={detail.team} />
          {show(`/queues/${detail.team}-t${detail.tier}`)}
        </>
      );
    case "queueAtRisk":
    case "nobodySoon":
      return detail.offer ? (
        <>
          {detail.offer.change.kind === "lend" ? (
            <Lend offer={detail.offer} change={detail.offer.change} teamName={detail.teamName} />
          ) : (
            <Ask offer={detail.offer} change={detail.offer.change} queue={`${detail.teamName} T${detail.tier}`} />
          )}
          {show(`/queues/${detail.team}-t${detail.tier}`)}
        </>
      ) : (
        <>
          <SendElsewhere team={detail.team} />
          {show(`/queues/${detail.team}-t${detail.tier}`)}
        </>
      );
  }
}

function SendElsewhere({ team }: { team: string }) {
  const t = useTranslations("now.act");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {t("override")}
      </Button>
      <OverrideDialog open={open} onOpenChange={setOpen} what={`team:${team}`} />
    </>
  );
}

interface ActProps<T, B> {
  action: () => Promise<Outcome<T>>;
  /** What is said once it is done. */
  done: (value: T) => NewToast;
  /** How that is taken back; null where nothing was done that could be. Left out: it has no way back. */
  back?: (value: T) => Pick<Back<B>, "action" | "undone"> | null;
  children: ReactNode;
}

/** A button that does something at once, one at a time, says so with its way back, and looks again. */
function Act<T, B>({ action, done, back, children }: ActProps<T, B>) {
  const run = useRunAction();
  const wayBack = useWayBack();
  const queries = useQueryClient();
  const trpc = useTRPC();
  const [busy, setBusy] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.now.pathKey() });
  async function act() {
    if (busy) return;
    setBusy(true);
    const result = await run(action);
    setBusy(false);
    const taken = result.ok ? back?.(result.value) : null;
    if (!result.ok) toast({ title: result.error.message, tone: "late" });
    else if (taken) wayBack(done(result.value), { ...taken, refresh });
    else toast(done(result.value));
    await refresh();
  }
  return (
    <Button size="sm" busy={busy} onClick={() => void act()}>
      {children}
    </Button>
  );
}

type Offer = NonNullable<Extract<Item["detail"], { kind: "queueAtRisk" }>["offer"]>;
interface LendProps {
  offer: Offer;
  change: Extract<Offer["change"], { kind: "lend" }>;
  teamName: string;
}

/** Lends somebody at once, as the forecast reckoned with it. */
function Lend({ offer: { name, before, after }, change, teamName }: LendProps) {
  const t = useTranslations("now.act");
  const reason = t("lendReason", { team: teamName, before, after });
  const request = { team: change.to, until: change.until, isExclusive: false, reason };
  return (
    <Act
      action={() => lendAction(change.person, request)}
      done={() => ({ title: t("lent", { name, team: teamName }) })}
      back={({ loanId }) => ({
        action: () => undoLoanAction(loanId),
        undone: () => ({ title: t("lendUndone", { name }) }),
      })}
    >
      {t("lend", { name })}
    </Act>
  );
}

interface AskProps {
  offer: Offer;
  change: Exclude<Offer["change"], { kind: "lend" }>;
  /** In words. */
  queue: string;
}

/** Asks somebody back, or to stay: they are told at once, and it can be taken back. */
function Ask({ offer: { name }, change, queue }: AskProps) {
  const t = useTranslations("now.act");
  const ask =
    change.kind === "back" ? { kind: "askedBack", queue } : { kind: "askedToStay", queue, until: change.until };
  return (
    <Act
      action={() => askPersonAction(change.person, ask)}
      done={() => ({ title: t("asked", { name }), description: t("askedText") })}
      back={({ askId }) => ({
        action: () => withdrawAskAction(askId),
        undone: () => ({ title: t("askTakenBack", { name }) }),
      })}
    >
      {t(change.kind, { name })}
    </Act>
  );
}

type ActedOn = Extract<Awaited<ReturnType<typeof raisePriorityAction>>, { ok: true }>["value"];
interface ManyProps {
  action: () => Promise<Outcome<ActedOn>>;
  done: (count: number) => NewToast;
  /** Takes it back of those that it was done to. */
  back: (tickets: string[]) => Promise<Outcome<ActedOn>>;
  /** `of`: how many it was done to. */
  undone: (count: number, of: number) => NewToast;
  children: ReactNode;
}

/** A button that does something to many tickets; where either way ends before the last of them, that is told. */
function ActOnMany({ action, done, back, undone, children }: ManyProps) {
  const told = useTold();
  return (
    <Act
      action={action}
      done={({ tickets, stopped }: ActedOn) => told(done(tickets.length), stopped)}
      back={({ tickets }) =>
        tickets.length === 0
          ? null
          : {
              action: () => back(tickets),
              undone: (taken: ActedOn) => told(undone(taken.tickets.length, tickets.length), taken.stopped),
            }
      }
    >
      {children}
    </Act>
  );
}

function AskAgain({ item }: { item: Item }) {
  const t = useTranslations("now.act");
  return (
    <ActOnMany
      action={() => askAgainAction(item.cause)}
      done={(count) => ({ title: t("askedAgain", { count }), tone: "good" })}
      back={unaskAgainAction}
      undone={(unasked, asked) => ({ title: t("unasked", { unasked, asked }) })}
    >
      {t("askAgain")}
    </ActOnMany>
  );
}

function Raise({ item }: { item: Item }) {
  const t = useTranslations("now.act");
  return (
    <ActOnMany
      action={() => raisePriorityAction(item.cause)}
      done={(count) => ({ title: t("raised", { count }), description: count > 0 ? t("raisedText") : undefined })}
      back={lowerPriorityAction}
      undone={(lowered, raised) => ({ title: t("lowered", { lowered, raised }) })}
    >
      {t("raise")}
    </ActOnMany>
  );
}

function Retry() {
  const t = useTranslations("now.act");
  return (
    <Act action={retryFailedAction} done={(count) => ({ title: t("retried", { count }), tone: "good" })}>
      {t("retry")}
    </Act>
  );
}
