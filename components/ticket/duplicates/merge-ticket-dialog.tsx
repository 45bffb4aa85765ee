"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose, DialogRoot } from "@/components/ui/dialog";
import { SkeletonRows } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast-store";
import { mergeTicketsAction } from "@/server/actions/duplicates";
import { useRunAction } from "../actions/run-action";
import type { TicketDetail } from "../detail/types";
import { SiblingList } from "./sibling-list";
import { useDuplicatesRefresh, useUnmerge } from "./use-unmerge";

interface Props {
  detail: TicketDetail;
  /** Who asks, and whether they may merge what they do not hold. */
  viewerId: string;
  mayMergeAny: boolean;
  open: boolean;
  onClose: () => void;
}

/** Closes this ticket as a duplicate of another open one of the same customer. */
export function MergeTicketDialog(props: Props) {
  return (
    <DialogRoot open={props.open} onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      {props.open && <MergeTicketForm {...props} />}
    </DialogRoot>
  );
}

function MergeTicketForm({ detail, viewerId, mayMergeAny, onClose }: Props) {
  const t = useTranslations("ticket.duplicates");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const run = useRunAction();
  const refresh = useDuplicatesRefresh();
  const { unmerge } = useUnmerge();
  const { id, assignment } = detail.ticket;
  const asked = useQuery(trpc.tickets.siblings.queryOptions({ id }, { staleTime: 0 }));
  const siblings = asked.data?.data;
  const [keepId, setKeepId] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const keep = siblings?.find((one) => one.id === keepId);
  const isMine = assignment?.personId === viewerId;
  const may = (one: { assignee: { id: string } | null }) => mayMergeAny || isMine || one.assignee?.id === viewerId;

  async function merge() {
    if (busy || !keep) return;
    setBusy(true);
    setFailed(null);
    const result = await run(() => mergeTicketsAction(keep.id, id));
    setBusy(false);
    if (!result.ok) {
      setFailed(result.error.message);
      await refresh();
      return;
    }
    const numbers = { number: String(detail.number), into: String(keep.number) };
    const action = { label: common("undo"), onSelect: () => void unmerge(id, detail.number) };
    toast({ title: t("merged", numbers), tone: "good", action });
    onClose();
    await refresh();
  }
  return (
    <Dialog
      title={t("dialogTitle", { number: String(detail.number) })}
      description={t("dialogText", { name: detail.customer.name })}
      footer={
        <>
          <DialogClose asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </DialogClose>
          <Button variant="primary" disabled={!keep} busy={busy} onClick={merge}>
            {keep ? t("do", { number: String(keep.number) }) : t("doWhat")}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        {failed && <Callout tone="warn" title={failed} live />}
        {asked.isError ? (
          <Callout tone="warn" title={asked.error.message} live />
        ) : !siblings ? (
          <SkeletonRows rows={3} label={common("loading")} />
        ) : siblings.length === 0 ? (
          <Callout title={t("noneTitle", { name: detail.customer.name })}>{t("noneText")}</Callout>
        ) : (
          <>
            <SiblingList siblings={siblings} value={keepId} onChange={setKeepId} may={may} />
            {!siblings.some(may) && <Callout tone="warn" title={t("notYours")} />}
          </>
        )}
      </div>
    </Dialog>
  );
}
