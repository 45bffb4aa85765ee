"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast-store";
import { discardDraftAction, publishDraftAction } from "@/server/actions/policy";
import { ConfirmButton } from "./confirm-button";

interface Props {
  id: string;
  name: string;
  changes: number;
  errors: number;
  isDirty: boolean;
  /** It is declined where it is told what it is, and not just discarded. */
  isProposal: boolean;
}

/** The two ways a draft ends: in force, or gone. */
export function DraftActions({ id, name, changes, errors, isDirty, isProposal }: Props) {
  const t = useTranslations("policy.draft");
  const router = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [note, setNote] = useState("");
  const leave = async (to: string, title: string) => {
    toast({ title, tone: "good" });
    router.push(to);
    await queries.invalidateQueries({ queryKey: trpc.policy.list.queryKey() });
  };
  return (
    <>
      {!isProposal && (
        <ConfirmButton
          variant="ghost"
          danger
          title={t("discardTitle", { name })}
          text={t("discardText")}
          label={t("discardDo")}
          action={() => discardDraftAction(id)}
          onDone={() => leave("/policy", t("discarded"))}
        >
          {t("discard")}
        </ConfirmButton>
      )}
      <ConfirmButton
        variant="primary"
        title={t("publishTitle", { name })}
        text={t("publishText", { changes })}
        label={t("publishDo")}
        isBlocked={isDirty || errors > 0}
        action={() => publishDraftAction(id, note)}
        onDone={({ version }) => leave(`/policy/versions/${version}`, t("published", { version }))}
        fields={
          <>
            {isDirty && <Callout tone="warn" title={t("publishUnsaved")} />}
            {errors > 0 && <Callout tone="late" title={t("publishErrors", { count: errors })} />}
            <Field label={t("publishNote")} hint={t("publishNoteHint")}>
              {(control) => (
                <Input {...control} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
              )}
            </Field>
          </>
        }
      >
        {t("publish")}
      </ConfirmButton>
    </>
  );
}
