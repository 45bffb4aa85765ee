"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Outcome } from "@/components/ticket/actions/outcome";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast-store";
import { useDateTime } from "@/components/ui/use-date-time";
import { planPublicationAction, publishDraftAction } from "@/server/actions/publishing";
import type { Following } from "@/server/domain/vocabulary";
import { ConfirmButton } from "../confirm-button";
import type { PolicyDraft } from "../types";
import { ending } from "./ending";
import { FollowField } from "./follow-field";

interface Props {
  id: string;
  draft: PolicyDraft;
  isDirty: boolean;
  /** Another version is in force than the one it is based on. */
  isStale: boolean;
  onEnding: (isEnding: boolean) => void;
}

const firstWarnings = 3;
type Done = { version: number } | { at: number };

/** Puts a draft into force, at once or at a time to come; over warnings only with a reason. */
export function PublishButton({ id, draft, isDirty, isStale, onEnding }: Props) {
  const t = useTranslations("publishing");
  const router = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const dateTime = useDateTime();
  const [note, setNote] = useState("");
  const [reason, setReason] = useState("");
  const [when, setWhen] = useState<"now" | "later">("now");
  const [at, setAt] = useState("");
  const [follow, setFollow] = useState<Following>("next");
  const { name, revision, differences, check } = draft;
  const { errors, warnings } = check;
  const isLater = when === "later";
  const instant = new Date(at).getTime();
  async function act(): Promise<Outcome<Done>> {
    const input = { id, revision, note, reason: warnings.length > 0 ? reason : null, follow };
    return isLater ? planPublicationAction({ ...input, at: instant }) : publishDraftAction(input);
  }
  async function done(value: Done) {
    await queries.invalidateQueries({ queryKey: trpc.policy.pathKey() });
    if ("at" in value) {
      toast({
        title: t("planned", { at: dateTime(value.at, { dateStyle: "medium", timeStyle: "short" }) }),
        tone: "good",
      });
      return;
    }
    toast({ title: t("published", { version: value.version }), tone: "good" });
    router.push(`/policy/versions/${value.version}`);
  }
  const blocks = [
    isDirty && { tone: "warn" as const, text: t("unsaved") },
    isStale && { tone: "warn" as const, text: t("stale") },
    errors.length > 0 && { tone: "late" as const, text: t("errors", { count: errors.length }) },
  ].filter((b) => b !== false);
  return (
    <ConfirmButton<Done>
      variant="primary"
      title={t("title", { name })}
      text={t("text", { changes: differences.length })}
      label={t(isLater ? "plan" : "do")}
      isBlocked={blocks.length > 0}
      action={ending(onEnding, act, (value) => "version" in value)}
      onDone={(value) => void done(value)}
      fields={
        <>
          {blocks.map(({ tone, text }) => (
            <Callout key={text} tone={tone} title={text} />
          ))}
          <Field label={t("note")} hint={t("noteHint")}>
            {(control) => (
              <Input {...control} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
            )}
          </Field>
          {warnings.length > 0 && (
            <>
              <Callout tone="warn" title={t("warnings", { count: warnings.length })}>
                <ul className="mt-1 grid list-disc gap-0.5 pl-4">
                  {warnings.slice(0, firstWarnings).map((w) => (
                    <li key={`${w.path} ${w.message}`} className="wrap-anywhere">
                      {w.message}
                    </li>
                  ))}
                </ul>
                {warnings.length > firstWarnings && <p>{t("more", { count: warnings.length - firstWarnings })}</p>}
              </Callout>
              <Field label={t("reason")} hint={t("reasonHint")}>
                {(control) => (
                  <Textarea
                    {...control}
                    rows={2}
                    maxLength={500}
                    value={reason}
                    onChange={(event) => setReason(event.target.value)}
                  />
                )}
              </Field>
            </>
          )}
          <div className="grid gap-1">
            <p className="font-medium text-xs">{t("when")}</p>
            <Segmented
              label={t("when")}
              value={when}
              onValueChange={setWhen}
              options={(["now", "later"] as const).map((value) => ({ value, label: t(`whens.${value}`) }))}
            />
          </div>
          {isLater && (
            <Field label={t("at")} hint={t("atHint")}>
              {(control) => (
                <Input {...control} type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} />
              )}
            </Field>
          )}
          <FollowField value={follow} onChange={setFollow} />
        </>
      }
    >
      {t("publish")}
    </ConfirmButton>
  );
}
