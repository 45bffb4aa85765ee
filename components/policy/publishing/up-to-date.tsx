"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose, DialogRoot } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast-store";
import { rebaseDraftAction } from "@/server/actions/publishing";
import type { Side } from "@/server/domain/policy/merge";
import { ConflictList } from "./conflict-list";
import { PlaceList } from "./place-list";

interface Props {
  id: string;
  /** The version in force. */
  current: number;
  isDirty: boolean;
  canEdit: boolean;
}

/** A draft that began from an older version, and the way to bring it to the one in force without losing either side. */
export function UpToDate({ id, current, isDirty, canEdit }: Props) {
  const t = useTranslations("publishing.rebase");
  const [open, setOpen] = useState(false);
  return (
    <Callout
      tone="warn"
      title={t("staleTitle", { version: current })}
      actions={
        canEdit && (
          <Button size="sm" onClick={() => setOpen(true)}>
            {t("button")}
          </Button>
        )
      }
    >
      {t("staleText")}
      <DialogRoot open={open} onOpenChange={setOpen}>
        {open && <RebaseDialog id={id} isDirty={isDirty} onDone={() => setOpen(false)} />}
      </DialogRoot>
    </Callout>
  );
}

function RebaseDialog({ id, isDirty, onDone }: { id: string; isDirty: boolean; onDone: () => void }) {
  const t = useTranslations("publishing.rebase");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const found = useQuery(trpc.policy.rebase.queryOptions({ id }));
  const [choice, setChoice] = useState<Record<string, Side>>({});
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const rebase = found.data?.data;
  const open = rebase?.conflicts.filter((c) => !choice[c.path]).length ?? 0;
  async function bring() {
    if (!rebase) return;
    setBusy(true);
    setFailed(null);
    const { revision, version } = rebase;
    const result = await run(() => rebaseDraftAction({ id, revision, version, choice }));
    setBusy(false);
    await queries.invalidateQueries({ queryKey: trpc.policy.pathKey() });
    if (!result.ok) {
      setFailed(result.error.message);
      return;
    }
    toast({ title: t("done", { version }), tone: "good" });
    onDone();
  }
  return (
    <Dialog
      title={rebase ? t("title", { from: rebase.basedOn, to: rebase.version }) : t("button")}
      description={t("text")}
      footer={
        <>
          {open > 0 && <p className="mr-auto self-center text-muted text-sm">{t("open", { count: open })}</p>}
          <DialogClose asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </DialogClose>
          <Button variant="primary" busy={busy} disabled={!rebase || isDirty || open > 0} onClick={() => void bring()}>
            {t("do")}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        {failed && <Callout tone="warn" title={failed} live />}
        {found.isError && <Callout tone="late" title={found.error.message} live />}
        {isDirty && <Callout tone="warn" title={t("unsaved")} />}
        {rebase && (
          <>
            <PlaceList title={t("theirs", { count: rebase.theirs.length })} differences={rebase.theirs} />
            <PlaceList title={t("mine", { count: rebase.mine.length })} differences={rebase.mine} />
            <ConflictList conflicts={rebase.conflicts} choice={choice} onChoose={setChoice} />
          </>
        )}
      </div>
    </Dialog>
  );
}
