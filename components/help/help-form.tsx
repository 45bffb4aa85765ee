"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { AttachButton } from "@/components/attachments/attach-button";
import { AttachHint } from "@/components/attachments/attach-hint";
import { DropZone } from "@/components/attachments/drop-zone";
import { UploadList } from "@/components/attachments/upload-list";
import { useUploads } from "@/components/attachments/use-uploads";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { askAction } from "@/server/actions/help";
import { bytesOf, type Faults, faultsOf, faultsOfError, type HelpField, maxTextBytes } from "./request";
import { attemptFor } from "./sending";
import { useHelpDraft } from "./use-help-draft";

/** The public form. A message is sent once however often the button is pressed, and never lost by an error. */
export function HelpForm() {
  const t = useTranslations("help");
  const router = useRouter();
  const run = useRunAction();
  const form = useRef<HTMLFormElement>(null);
  const { request, change, attempt, rememberAttempt, forget } = useHelpDraft();
  const [faults, setFaults] = useState<Faults>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const files = useTranslations("attachments");
  const uploads = useUploads({ by: "visitor" }, "baton.help.files");

  useEffect(() => {
    if (Object.keys(faults).length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [faults]);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setFailure(null);
    const seen = faultsOf(request);
    setFaults(seen);
    if (Object.keys(seen).length > 0) return;
    if (uploads.isSending) return setFailure(files("wait"));
    const attachmentIds = uploads.ids;
    const current = attemptFor(request, attempt.current, () => crypto.randomUUID(), attachmentIds);
    rememberAttempt(current);
    setBusy(true);
    const result = await run(() => askAction({ ...request, requestId: current.requestId, attachmentIds }));
    if (result.ok) {
      forget();
      uploads.clear();
      router.push(`/t/${result.value.token}`);
      return; // busy until the next page is there
    }
    const found = faultsOfError(result.error);
    setFaults(found);
    if (Object.keys(found).length === 0) setFailure(result.error.message);
    setBusy(false);
  }
  const errorOf = (field: HelpField) => faults[field] && t(`fault.${faults[field]}`);
  const edit = (field: HelpField) => (event: { target: { value: string } }) => change({ [field]: event.target.value });
  const used = request.text.length > maxTextBytes / 5 ? bytesOf(request.text) : 0;

  return (
    <form ref={form} noValidate onSubmit={send} className="grid gap-5">
      {failure && (
        <Callout tone="late" title={t("form.failed")} live>
          {failure} {t("form.kept")}
        </Callout>
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("form.name")} error={errorOf("name")}>
          {(control) => <Input {...control} autoComplete="name" value={request.name} onChange={edit("name")} />}
        </Field>
        <Field label={t("form.email")} hint={t("form.emailHint")} error={errorOf("email")}>
          {(control) => (
            <Input
              {...control}
              type="email"
              inputMode="email"
              autoComplete="email"
              value={request.email}
              onChange={edit("email")}
            />
          )}
        </Field>
      </div>
      <Field label={t("form.subject")} optional error={errorOf("subject")}>
        {(control) => <Input {...control} value={request.subject} onChange={edit("subject")} />}
      </Field>
      <DropZone uploads={uploads} className="grid gap-3">
        <Field
          label={t("form.text")}
          hint={used > maxTextBytes * 0.6 ? t("form.size", { used: Math.ceil(used / 1024) }) : t("form.textHint")}
          error={errorOf("text")}
        >
          {(control) => <Textarea {...control} rows={8} value={request.text} onChange={edit("text")} />}
        </Field>
        <UploadList uploads={uploads} />
        <div>
          <AttachButton uploads={uploads} />
          <AttachHint />
        </div>
      </DropZone>
      <div className="flex items-center justify-between gap-4">
        <p role="status" className="text-late-text text-sm">
          {Object.keys(faults).length > 0 && t("form.faults", { count: Object.keys(faults).length })}
        </p>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          {t(busy ? "form.sending" : "form.send")}
        </Button>
      </div>
    </form>
  );
}
