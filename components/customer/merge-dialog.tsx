"use client";
import { useQuery } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose, DialogRoot } from "@/components/ui/dialog";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useWayBack } from "@/components/undo/way-back";
import { mergeCustomersAction, undoMergeAction } from "@/server/actions/customers";
import { MergePreview } from "./merge-preview";
import { PersonSearch } from "./person-search";
import { useCustomerRefresh } from "./use-customer-refresh";

interface Props {
  /** The person it was opened for, who stays unless the other one is chosen to. */
  id: string;
  /** The other one where it is known already, for instance from a conflict. */
  otherId?: string;
  open: boolean;
  onClose: () => void;
}

/** Makes two people one: choose the other, see what moves, say who stays. */
export function MergeDialog(props: Props) {
  return (
    <DialogRoot open={props.open} onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      {props.open && <MergeForm {...props} />}
    </DialogRoot>
  );
}

function MergeForm({ id, otherId, onClose }: Props) {
  const t = useTranslations("customers.merge");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const run = useRunAction();
  const wayBack = useWayBack();
  const refresh = useCustomerRefresh();
  const router = useRouter();
  const path = usePathname();
  const [picked, setPicked] = useState(otherId);
  const [keepId, setKeepId] = useState(id);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const mine = useQuery(trpc.customers.byId.queryOptions({ id })).data?.data;
  const asked = useQuery(trpc.customers.byId.queryOptions({ id: picked ?? id }, { enabled: picked !== undefined }));
  const theirs = picked === undefined ? undefined : asked.data?.data;
  const isOne = mine && theirs && mine.id === theirs.id;
  const pair = mine && theirs && !isOne ? [mine, theirs] : null;
  const keep = pair?.find((one) => one.id === keepId) ?? pair?.[0];
  const other = pair?.find((one) => one !== keep);

  async function merge() {
    if (busy || !keep || !other) return;
    setBusy(true);
    setFailed(null);
    const result = await run(() => mergeCustomersAction(keep.id, other.id));
    setBusy(false);
    if (!result.ok) {
      setFailed(result.error.message);
      await refresh();
      return;
    }
    const { auditId } = result.value;
    wayBack(
      { title: t("merged", { other: other.name, name: keep.name }) },
      {
        action: () => undoMergeAction(auditId),
        undone: () => ({ title: t("undone", { name: other.name }), tone: "good" }),
        refresh,
      },
    );
    onClose();
    if (path === `/customers/${other.id}`) router.replace(`/customers/${keep.id}`);
    await refresh();
  }
  return (
    <Dialog
      size="lg"
      title={t("title")}
      description={t("text")}
      footer={
        <>
          {picked !== undefined && otherId === undefined && (
            <Button variant="ghost" className="mr-auto" onClick={() => setPicked(undefined)}>
              {t("otherOne")}
            </Button>
          )}
          <DialogClose asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </DialogClose>
          <Button variant="primary" disabled={!other} busy={busy} onClick={merge} className="max-w-full">
            <span className="truncate">
              {keep && other ? t("do", { count: other.ticketCount, name: keep.name }) : t("doWhat")}
            </span>
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {failed && <Callout tone="warn" title={failed} live />}
        {isOne && <Callout title={t("isOne", { name: mine.name })} live />}
        {picked === undefined ? (
          <PersonSearch notId={id} onPick={setPicked} />
        ) : asked.isError ? (
          <Callout tone="warn" title={asked.error.message} live />
        ) : pair && keep && other ? (
          <>
            <MergePreview people={pair} keepId={keep.id} onKeep={setKeepId} />
            <p className="text-muted text-sm">
              {t("preview", {
                name: keep.name,
                other: other.name,
                addresses: other.addresses.length,
                tickets: other.ticketCount,
              })}{" "}
              {!keep.account && other.account && t("accountComes", { account: other.account.name, name: keep.name })}
            </p>
          </>
        ) : (
          !isOne && <SkeletonRows rows={4} label={common("loading")} />
        )}
      </div>
    </Dialog>
  );
}
