"use client";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast-store";
import { diffDocuments } from "@/server/domain/policy/diff";
import { mergeDocuments, type Side } from "@/server/domain/policy/merge";
import { ConflictList } from "./conflict-list";
import { PlaceList } from "./place-list";

interface Props {
  /** The revision that both began from, what is on screen, and what somebody saved meanwhile. */
  base: unknown;
  mine: unknown;
  theirs: unknown;
  /** Who saved it. */
  name: string;
  onMerged: (document: unknown) => void;
}

/** Brings what somebody saved meanwhile and what is on screen together; nothing is saved by it. */
export function MergeSaved({ base, mine, theirs, name, onMerged }: Props) {
  const t = useTranslations("publishing.merge");
  const rebase = useTranslations("publishing.rebase");
  const common = useTranslations("common");
  const [choice, setChoice] = useState<Record<string, Side>>({});
  const { document, conflicts } = useMemo(
    () => mergeDocuments(base, mine, theirs, choice),
    [base, mine, theirs, choice],
  );
  const both = useMemo(
    () => ({ theirs: diffDocuments(base, theirs), mine: diffDocuments(base, mine) }),
    [base, mine, theirs],
  );
  const open = conflicts.filter((c) => !choice[c.path]).length;
  function merge() {
    onMerged(document);
    toast({ title: t("done"), tone: "good" });
  }
  return (
    <Dialog
      title={t("title", { name })}
      description={t("text")}
      footer={
        <>
          {open > 0 && <p className="mr-auto self-center text-muted text-sm">{rebase("open", { count: open })}</p>}
          <DialogClose asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </DialogClose>
          <Button variant="primary" disabled={open > 0} onClick={merge}>
            {t("do")}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <PlaceList title={t("theirs", { count: both.theirs.length, name })} differences={both.theirs} />
        <PlaceList title={t("mine", { count: both.mine.length })} differences={both.mine} />
        <ConflictList
          conflicts={conflicts}
          choice={choice}
          onChoose={setChoice}
          sides={{ mine: (value) => t("takeMine", { value }), theirs: (value) => t("takeTheirs", { name, value }) }}
        />
      </div>
    </Dialog>
  );
}
