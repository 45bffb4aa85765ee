"use client";
import { type KeyboardEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { AttachButton } from "@/components/attachments/attach-button";
import { DropZone } from "@/components/attachments/drop-zone";
import { UploadList } from "@/components/attachments/upload-list";
import { useUploads } from "@/components/attachments/use-uploads";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { SendButton } from "@/components/ui/send-button";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast-store";
import { noteAction, replyAction } from "@/server/actions/desk";
import type { TicketDetail } from "../detail/types";
import type { Failure } from "./outcome";
import { useRunAction } from "./run-action";
import { draftKey, useDraft } from "./use-draft";
import { useTicketRefresh } from "./use-ticket-refresh";

interface Props {
  detail: TicketDetail;
  kind: "reply" | "note";
  /** Off when a kept draft opened it: then nobody asked for the focus. */
  focus: boolean;
  onClose: () => void;
}

/** Writes a reply or an internal note. The text is kept until it was sent, whatever happens on the way. */
export function Writer({ detail: { ticket, customer }, kind, focus, onClose }: Props) {
  const t = useTranslations("ticket.actions");
  const common = useTranslations("common");
  const waitHint = useId();
  const run = useRunAction();
  const refresh = useTicketRefresh();
  const [text, setText] = useDraft(draftKey(ticket.id, kind));
  const files = useTranslations("attachments");
  const uploads = useUploads({ by: "agent" }, `${draftKey(ticket.id, kind)}.files`);
  const [waits, setWaits] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isReply = kind === "reply";

  async function send() {
    if (busy) return;
    if (uploads.isSending) return setFailure({ code: "conflict", message: files("wait"), field: "attachments" });
    setBusy(true);
    setFailure(null);
    const { ids } = uploads;
    const result = await run(() =>
      isReply ? replyAction(ticket.id, text, waits, ids) : noteAction(ticket.id, text, ids),
    );
    if (!result.ok) {
      setFailure(result.error);
      setBusy(false);
      return;
    }
    setText("");
    uploads.clear();
    toast({ title: t(isReply ? "sent" : "noted"), tone: "good" });
    await refresh(ticket.id);
    onClose();
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      onClose();
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    }
  };
  const isFieldAtFault = failure?.field === "text";
  return (
    <form
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <DropZone uploads={uploads} className="grid gap-2">
        {failure && !isFieldAtFault && (
          <Callout tone={failure.code === "conflict" ? "warn" : "late"} title={failure.message} live>
            {t("failed")}
          </Callout>
        )}
        <Field
          label={isReply ? t("replyTo", { name: customer.name }) : t("noteLabel")}
          hint={isReply ? t("replyHint") : t("noteHint")}
          error={isFieldAtFault ? failure.message : undefined}
        >
          {(control) => (
            <Textarea
              {...control}
              autoFocus={focus}
              rows={4}
              value={text}
              onChange={(event) => setText(event.target.value)}
              className={cn(!isReply && "border-note-line border-dashed bg-note-soft")}
            />
          )}
        </Field>
        <UploadList uploads={uploads} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <AttachButton uploads={uploads} />
          {isReply && (
            <div>
              <Checkbox
                label={t("waitOption")}
                aria-describedby={waitHint}
                checked={waits}
                onCheckedChange={(on) => setWaits(on === true)}
              />
              <p id={waitHint} className="pl-6 text-muted text-xs">
                {t("waitHint")}
              </p>
            </div>
          )}
          <div className="ml-auto flex gap-2">
            <Button variant="ghost" onClick={onClose} hint={<Kbd className="coarse:hidden">Esc</Kbd>}>
              {common("close")}
            </Button>
            <SendButton busy={busy}>{t(isReply ? "send" : "addNote")}</SendButton>
          </div>
        </div>
      </DropZone>
    </form>
  );
}
