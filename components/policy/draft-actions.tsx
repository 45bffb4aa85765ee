"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { toast } from "@/components/ui/toast-store";
import { useDateTime } from "@/components/ui/use-date-time";
import { discardDraftAction } from "@/server/actions/policy";
import { SimulateButton } from "../simulate/simulate-button";
import { ConfirmButton } from "./confirm-button";
import { ending } from "./publishing/ending";
import { PublishButton } from "./publishing/publish-button";
import { ShadowButton } from "./shadow/shadow-button";
import type { PolicyDraft } from "./types";

interface Props {
  id: string;
  draft: PolicyDraft;
  isDirty: boolean;
  /** Another version is in force than the one it is based on. */
  isStale: boolean;
  /** Whether the draft is just being ended here. */
  onEnding: (isEnding: boolean) => void;
}

/** The two ways a draft ends: in force, or gone. */
export function DraftActions({ id, draft, isDirty, isStale, onEnding }: Props) {
  const t = useTranslations("policy.draft");
  const router = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const dateTime = useDateTime();
  const publishing = useTranslations("publishing");
  const { name, plan } = draft;
  const leave = async (to: string, title: string) => {
    toast({ title, tone: "good" });
    router.push(to);
    await queries.invalidateQueries({ queryKey: trpc.policy.list.queryKey() });
  };
  return (
    <>
      {/* A proposal is declined where it is told what it is, and not just discarded. */}
      {draft.proposal === null && (
        <ConfirmButton
          variant="ghost"
          danger
          title={t("discardTitle", { name })}
          text={t("discardText")}
          fields={
            plan && (
              <Callout
                tone="warn"
                title={publishing("discardPlanned", {
                  at: dateTime(plan.at, { dateStyle: "medium", timeStyle: "short" }),
                })}
              />
            )
          }
          label={t("discardDo")}
          action={ending(onEnding, () => discardDraftAction(id))}
          onDone={() => leave("/policy", t("discarded"))}
        >
          {t("discard")}
        </ConfirmButton>
      )}
      <SimulateButton draftId={id} />
      <ShadowButton id={id} draft={draft} isDirty={isDirty} />
      {!draft.plan && <PublishButton id={id} draft={draft} isDirty={isDirty} isStale={isStale} onEnding={onEnding} />}
    </>
  );
}
