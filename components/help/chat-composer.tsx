"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { AttachButton } from "@/components/attachments/attach-button";
import { DropZone } from "@/components/attachments/drop-zone";
import { UploadList } from "@/components/attachments/upload-list";
import { useUploads } from "@/components/attachments/use-uploads";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { SendButton } from "@/components/ui/send-button";
import { Textarea } from "@/components/ui/textarea";
import { followUpAction } from "@/server/actions/help";
import { useDraft } from "../ticket/actions/use-draft";
import { bytesOf, maxTextBytes } from "./request";
import { attemptOf, contentOf, keptAttempt } from "./sending";

interface Props {
  token: string;
  isResolved: boolean;
}

/** The box below the conversation. Drawn in the browser only, where the kept draft is. */
export function ChatComposer(props: Props) {
  const [isAwake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  // What is typed before the browser has taken over would be lost.
  return <Composer key={String(isAwake)} {...props} isAwake={isAwake} />;
}

function Composer({ token, isResolved, isAwake }: Props & { isAwake: boolean }) {
  const t = useTranslations("help");
  const files = useTranslations("attachments");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const key = `baton.followUp.${token.slice(0, 12)}`;
  const [text, setText] = useDraft(key);
  // The same message keeps its id until it was sent, over a reload as well, so that trying again cannot send it twice.
  const [lastAttempt, setLastAttempt] = useDraft(`${key}.attempt`);
  const uploads = useUploads({ token }, `${key}.files`);
  const [busy, setBusy] = useState(false);
  const [isSent, setSent] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function send() {
    if (busy) return;
    setFailure(null);
    setSent(false);
    const seen = text.trim() === "" ? "textMissing" : bytesOf(text) > maxTextBytes ? "textTooLarge" : null;
    setFault(seen && t(`fault.${seen}`));
    if (seen) return;
    if (uploads.isSending) return setFailure(files("wait"));
    setBusy(true);
    const { ids } = uploads;
    const attempt = attemptOf(contentOf([text], ids), keptAttempt(lastAttempt), () => crypto.randomUUID());
    setLastAttempt(JSON.stringify(attempt));
    const result = await run(() => followUpAction(token, text, attempt.requestId, ids));
    if (result.ok) {
      setLastAttempt("");
      setText("");
      uploads.clear();
      await queries.invalidateQueries({ queryKey: trpc.help.track.queryKey({ token }) });
      setSent(true);
    } else if (result.error.field === "text") setFault(result.error.message);
    else setFailure(result.error.message);
    setBusy(false);
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  };
  return (
    <form noValidate onSubmit={onSubmit} onKeyDown={onKeyDown} className="border-line border-t bg-raised p-3 sm:p-4">
      <DropZone uploads={uploads} className="grid gap-2.5">
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
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              readOnly={!isAwake}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <UploadList uploads={uploads} />
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <AttachButton uploads={uploads} />
          <p role="status" className="text-good-text text-sm">
            {isSent && t("track.write.sent")}
          </p>
          <SendButton busy={busy} className="ml-auto">
            {t("track.write.send")}
          </SendButton>
        </div>
      </DropZone>
    </form>
  );
}
