"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { followUpAction } from "@/server/actions/help";
import { useDraft } from "../ticket/actions/use-draft";
import { bytesOf, maxTextBytes } from "./request";
import { attemptOf, keptAttempt } from "./sending";

interface Props {
  token: string;
  isResolved: boolean;
}

/** A box to write again. Drawn in the browser only, where the kept draft is. */
export function FollowUp(props: Props) {
  const [isAwake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  return <FollowUpForm key={String(isAwake)} {...props} />;
}

function FollowUpForm({ token, isResolved }: Props) {
  const t = useTranslations("help");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const [text, setText] = useDraft(`baton.followUp.${token.slice(0, 12)}`);
  // The same text keeps its id until it was sent, over a reload as well, so that trying again cannot send it twice.
  const [lastAttempt, setLastAttempt] = useDraft(`baton.followUp.${token.slice(0, 12)}.attempt`);
  const [busy, setBusy] = useState(false);
  const [isSent, setSent] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setFailure(null);
    setSent(false);
    const seen = text.trim() === "" ? "textMissing" : bytesOf(text) > maxTextBytes ? "textTooLarge" : null;
    setFault(seen && t(`fault.${seen}`));
    if (seen) return;
    setBusy(true);
    const { requestId, content } = attemptOf(text, keptAttempt(lastAttempt), () => crypto.randomUUID());
    setLastAttempt(JSON.stringify({ requestId, content }));
    const result = await run(() => followUpAction(token, text, requestId));
    if (result.ok) {
      setLastAttempt("");
      setText("");
      await queries.invalidateQueries({ queryKey: trpc.help.track.queryKey({ token }) });
      setSent(true);
    } else if (result.error.field === "text") setFault(result.error.message);
    else setFailure(result.error.message);
    setBusy(false);
  }
  return (
    <form noValidate onSubmit={send} className="grid gap-3 border-line border-t pt-5">
      <h2 className="font-semibold text-md">{t("track.write.title")}</h2>
      {failure && (
        <Callout tone="late" title={t("form.failed")} live>
          {failure} {t("form.kept")}
        </Callout>
      )}
      <Field
        label={t("track.write.label")}
        hint={isResolved ? t("track.write.reopens") : undefined}
        error={fault ?? undefined}
      >
        {(control) => <Textarea {...control} rows={4} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <div className="flex items-center justify-between gap-4">
        <p role="status" className="text-good-text text-sm">
          {isSent && t("track.write.sent")}
        </p>
        <Button type="submit" variant="primary" busy={busy}>
          {t("track.write.send")}
        </Button>
      </div>
    </form>
  );
}
