"use client";
import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Button, buttonStyle } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { lendAction, undoLoanAction } from "@/server/actions/agents";
import {
  askAgainAction,
  askPersonAction,
  lowerPriorityAction,
  raisePriorityAction,
  retryFailedAction,
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

/** Runs something that a button does, once at a time, and looks again. */
function useOnce() {
  const run = useRunAction();
  const queries = useQueryClient();
  const trpc = useTRPC();
  const [busy, setBusy] = useState(false);
  async function once<T>(action: Parameters<typeof run<T>>[0], done: (value: T) => void) {
    if (busy) return;
    setBusy(true);
    const result = await run(action);
    setBusy(false);
    if (result.ok) done(result.value);
    else toast({ title: result.error.message, tone: "late" });
    await queries.invalidateQueries({ queryKey: trpc.now.pathKey() });
  }
  return { busy, once };
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
  const { busy, once } = useOnce();
  const reason = t("lendReason", { team: teamName, before, after });
  const request = { team: change.to, until: change.until, isExclusive: false, reason };
  const undo = (loanId: string) =>
    void once(
      () => undoLoanAction(loanId),
      () => toast({ title: t("lendUndone", { name }) }),
    );
  return (
    <Button
      size="sm"
      busy={busy}
      onClick={() =>
        void once(
          () => lendAction(change.person, request),
          ({ loanId }) =>
            toast({
              title: t("lent", { name, team: teamName }),
              tone: "good",
              action: { label: t("undo"), onSelect: () => undo(loanId) },
            }),
        )
      }
    >
      {t("lend", { name })}
    </Button>
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
  const { busy, once } = useOnce();
  const ask =
    change.kind === "back" ? { kind: "askedBack", queue } : { kind: "askedToStay", queue, until: change.until };
  const undo = (askId: string) =>
    void once(
      () => withdrawAskAction(askId),
      () => toast({ title: t("askTakenBack", { name }) }),
    );
  return (
    <Button
      size="sm"
      busy={busy}
      onClick={() =>
        void once(
          () => askPersonAction(change.person, ask),
          ({ askId }) =>
            toast({
              title: t("asked", { name }),
              description: t("askedText"),
              tone: "good",
              action: { label: t("undo"), onSelect: () => undo(askId) },
            }),
        )
      }
    >
      {t(change.kind, { name })}
    </Button>
  );
}

function AskAgain({ item }: { item: Item }) {
  const t = useTranslations("now.act");
  const { busy, once } = useOnce();
  return (
    <Button
      size="sm"
      busy={busy}
      onClick={() =>
        void once(
          () => askAgainAction(item.cause),
          (done) => toast({ title: t("askedAgain", { count: done.length }), tone: "good" }),
        )
      }
    >
      {t("askAgain")}
    </Button>
  );
}

function Raise({ item }: { item: Item }) {
  const t = useTranslations("now.act");
  const { busy, once } = useOnce();
  const undo = (ids: string[]) =>
    void once(
      () => lowerPriorityAction(ids),
      (done) => toast({ title: t("lowered", { lowered: done.length, raised: ids.length }) }),
    );
  return (
    <Button
      size="sm"
      busy={busy}
      onClick={() =>
        void once(
          () => raisePriorityAction(item.cause),
          (done) =>
            toast({
              title: t("raised", { count: done.length }),
              ...(done.length > 0 && {
                description: t("raisedText"),
                tone: "good",
                action: { label: t("undo"), onSelect: () => undo(done) },
              }),
            }),
        )
      }
    >
      {t("raise")}
    </Button>
  );
}

function Retry() {
  const t = useTranslations("now.act");
  const { busy, once } = useOnce();
  return (
    <Button
      size="sm"
      busy={busy}
      onClick={() => void once(retryFailedAction, (count) => toast({ title: t("retried", { count }), tone: "good" }))}
    >
      {t("retry")}
    </Button>
  );
}
