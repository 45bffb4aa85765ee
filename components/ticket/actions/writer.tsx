"use client";
import { MessageSquareText } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
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
import { SuggestTextarea } from "@/components/ui/suggest-textarea";
import { toast } from "@/components/ui/toast-store";
import { noteAction, replyAction } from "@/server/actions/desk";
import { unfilledIn } from "@/server/domain/knowledge/variables";
import { knownUntil } from "@/server/domain/ticket/sending";
import type { TicketDetail } from "../detail/types";
import { useWholeConversation } from "../detail/whole";
import { RepeatsLines } from "../repeats/repeats-lines";
import { useRepeats } from "../repeats/use-repeats";
import { readDraft } from "./kept-draft";
import { KeptLine } from "./kept-line";
import type { Failure } from "./outcome";
import { replyValues } from "./reply-values";
import { useRunAction } from "./run-action";
import { useColleagues } from "./use-colleagues";
import { draftKey } from "./use-draft";
import { usePaste } from "./use-paste";
import { useSavedReplies } from "./use-saved-replies";
import { useTicketRefresh } from "./use-ticket-refresh";
import { useWriting } from "./use-writing";

interface Props {
  detail: TicketDetail;
  /** Who writes. */
  writerId: string;
  kind: "reply" | "note";
  /** Off when a kept draft opened it: then nobody asked for the focus. */
  focus: boolean;
  /** The text that it opens with was sent or emptied elsewhere meanwhile. */
  isSettled: boolean;
  /** How often a text was put into it from elsewhere. */
  placed: number;
  onClose: () => void;
}

/** Writes a reply or an internal note. The text is kept until it was sent, whatever happens on the way. */
export function Writer({ detail, writerId, kind, focus, isSettled, placed, onClose }: Props) {
  const { ticket, customer, messages } = detail;
  const isReply = kind === "reply";
  const t = useTranslations("ticket.actions");
  const w = useTranslations("ticket.writing");
  const common = useTranslations("common");
  const waitHint = useId();
  const run = useRunAction();
  const refresh = useTicketRefresh();
  const writing = useWriting(ticket.id, kind);
  const { text, waits, change } = writing;
  const files = useTranslations("attachments");
  const uploads = useUploads({ by: "agent" }, `${draftKey(ticket.id, kind)}.files`);
  const colleagues = useColleagues(!isReply);
  const saved = useSavedReplies(isReply, ticket.issueType, replyValues(detail, writerId));
  const suggesting = [colleagues, saved].filter((one) => one !== null);
  const asker = useRef<{ ask: (sign: string) => void }>(null);
  const left = isReply ? unfilledIn(text) : [];
  const paste = usePaste(text, (body) => change({ body }), uploads);
  useWholeConversation(isReply && text !== "");
  const repeats = useRepeats(isReply, text, messages);
  const form = useRef<HTMLFormElement>(null);
  // What was put there from elsewhere is in the tab; from here it goes to the server and on the screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each
  useEffect(() => {
    const there = placed > 0 && isReply ? readDraft(draftKey(ticket.id, kind)) : null;
    if (!there) return;
    change({ body: there.body, waits: there.waits });
    form.current?.querySelector("textarea")?.focus();
  }, [placed]);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const unfilled = w("unfilled", { names: left.join(" ") });
  const order = messages.filter((m) => m.kind !== "note").map((m) => m.id);
  const newest = order.at(-1) ?? null;
  // What was there when the writing began. What came since is named before it is sent, but for one's own reply.
  const [seen] = useState(newest);
  const [own] = useState(() => detail.outgoing.find((one) => one.personId === writerId)?.id ?? null);

  async function send(seenId = knownUntil(seen, order, own)) {
    if (busy) return;
    if (uploads.isSending) return setFailure({ code: "conflict", message: files("wait"), field: "attachments" });
    if (left.length > 0) return setFailure({ code: "badInput", message: unfilled, field: "text" });
    setBusy(true);
    setFailure(null);
    const { ids } = uploads;
    const result = await run<unknown>(() =>
      isReply ? replyAction(ticket.id, text, waits, ids, seenId) : noteAction(ticket.id, text, ids),
    );
    if (!result.ok) {
      setFailure(result.error);
      if (result.error.field === "seen") void refresh(ticket.id);
      setBusy(false);
      return;
    }
    writing.sent();
    uploads.clear();
    // A reply on its way shows by itself, with the way back.
    if (!isReply) toast({ title: t("noted"), tone: "good" });
    await refresh(ticket.id);
    onClose();
  }
  const close = () => {
    // The sign with which a note to a colleague begins is no text yet.
    if (text.trim() === "@") change({ body: "" });
    writing.leave();
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    }
  };
  const isFieldAtFault = failure?.field === "text";
  return (
    <form
      ref={form}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <DropZone uploads={uploads} className="grid gap-2">
        {failure && !isFieldAtFault && (
          <Callout
            tone={failure.code === "conflict" ? "warn" : "late"}
            title={failure.message}
            actions={
              failure.field === "seen" && (
                <Button size="sm" onClick={() => void send(newest)}>
                  {t("sendAnyway")}
                </Button>
              )
            }
            live
          >
            {t("failed")}
          </Callout>
        )}
        {left.length > 0 && !isFieldAtFault && <Callout tone="warn" title={unfilled} live />}
        <RepeatsLines repeats={repeats} />
        <Field
          label={isReply ? t("replyTo", { name: customer.name }) : t("noteLabel")}
          hint={isReply ? t("replyHint") : t("noteHint")}
          error={isFieldAtFault ? failure.message : undefined}
        >
          {(control) => (
            <SuggestTextarea
              {...control}
              autoFocus={focus}
              rows={4}
              value={text}
              onText={(body) => change({ body })}
              onPaste={paste.onPaste}
              suggesting={suggesting}
              asker={asker}
              className={cn(!isReply && "border-note-line border-dashed bg-note-soft")}
            />
          )}
        </Field>
        {paste.long && (
          <Callout
            title={w("pasted", { lines: paste.long.lines, name: paste.long.name })}
            actions={
              <Button size="sm" onClick={paste.undo}>
                {w("pastedUndo")}
              </Button>
            }
            live
          >
            {w("pastedText")}
          </Callout>
        )}
        <KeptLine writing={writing} isSettled={isSettled} />
        <UploadList uploads={uploads} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <AttachButton uploads={uploads} />
          {saved && (
            <Button
              variant="ghost"
              onClick={() => asker.current?.ask("/")}
              hint={<Kbd className="coarse:hidden">/</Kbd>}
            >
              <MessageSquareText aria-hidden />
              {w("replies")}
            </Button>
          )}
          {isReply && (
            <div>
              <Checkbox
                label={t("waitOption")}
                aria-describedby={waitHint}
                checked={waits}
                onCheckedChange={(on) => change({ waits: on === true })}
              />
              <p id={waitHint} className="pl-6 text-muted text-xs">
                {t("waitHint")}
              </p>
            </div>
          )}
          <div className="ml-auto flex gap-2">
            <Button variant="ghost" onClick={close} hint={<Kbd className="coarse:hidden">Esc</Kbd>}>
              {common("close")}
            </Button>
            <SendButton busy={busy}>{t(isReply ? "send" : "addNote")}</SendButton>
          </div>
        </div>
      </DropZone>
    </form>
  );
}
