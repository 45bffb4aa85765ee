"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { AttachButton } from "@/components/attachments/attach-button";
import { DropZone } from "@/components/attachments/drop-zone";
import { UploadList } from "@/components/attachments/upload-list";
import { useUploads } from "@/components/attachments/use-uploads";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { stillWrongAction } from "@/server/actions/help";
import { type Attempt, attemptOf, contentOf } from "./sending";

/** One press and a sentence: a resolved request opens again and goes a tier up with everything that is known. */
export function StillWrong({ token }: { token: string }) {
  const t = useTranslations("help.track.stillWrong");
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <StillWrongForm token={token} onClose={() => setOpen(false)} />;
  return (
    <Button className="justify-self-start" onClick={() => setOpen(true)}>
      {t("open")}
    </Button>
  );
}

function StillWrongForm({ token, onClose }: { token: string; onClose: () => void }) {
  const t = useTranslations("help.track.stillWrong");
  const files = useTranslations("attachments");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const attempt = useRef<Attempt | null>(null);
  const [text, setText] = useState("");
  const uploads = useUploads({ token }, `baton.stillWrong.${token.slice(0, 12)}.files`);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<{ field: boolean; message: string } | null>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setFault(null);
    if (uploads.isSending) return setFault({ field: false, message: files("wait") });
    setBusy(true);
    const { ids } = uploads;
    // Another text is another message, so it gets another id.
    attempt.current = attemptOf(contentOf([text], ids), attempt.current, () => crypto.randomUUID());
    const { requestId } = attempt.current;
    const result = await run(() => stillWrongAction(token, text, requestId, ids));
    if (result.ok) {
      uploads.clear();
      await queries.invalidateQueries({ queryKey: trpc.help.track.queryKey({ token }) });
    } else setFault({ field: result.error.field === "text", message: result.error.message });
    setBusy(false);
  }
  return (
    <form
      onSubmit={send}
      noValidate
      aria-label={t("title")}
      className="rounded-xl border border-line bg-raised p-4 sm:p-5"
    >
      <DropZone uploads={uploads} className="grid gap-3">
        <div>
          <h2 className="font-semibold text-md">{t("title")}</h2>
          <p className="text-muted">{t("text")}</p>
        </div>
        {fault && !fault.field && (
          <Callout tone="late" live>
            {fault.message}
          </Callout>
        )}
        <Field label={t("label")} error={fault?.field ? fault.message : undefined}>
          {(control) => <Textarea {...control} rows={3} value={text} onChange={(e) => setText(e.target.value)} />}
        </Field>
        <UploadList uploads={uploads} />
        <div className="flex flex-wrap gap-2">
          <AttachButton uploads={uploads} />
          <div className="ml-auto flex gap-2">
            <Button variant="ghost" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" variant="primary" busy={busy}>
              {t("send")}
            </Button>
          </div>
        </div>
      </DropZone>
    </form>
  );
}
