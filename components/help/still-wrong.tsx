"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { stillWrongAction } from "@/server/actions/help";

/** One press and a sentence: a resolved request opens again and goes a tier up with everything that is known. */
export function StillWrong({ token }: { token: string }) {
  const t = useTranslations("help.track.stillWrong");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const [attempt, setAttempt] = useState<string | null>(null);
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<{ field: boolean; message: string } | null>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (busy || attempt === null) return;
    setBusy(true);
    const result = await run(() => stillWrongAction(token, text, attempt));
    if (result.ok) await queries.invalidateQueries({ queryKey: trpc.help.track.queryKey({ token }) });
    else setFault({ field: result.error.field === "text", message: result.error.message });
    setBusy(false);
  }
  if (attempt === null) {
    return (
      <Button className="justify-self-start" onClick={() => setAttempt(crypto.randomUUID())}>
        {t("open")}
      </Button>
    );
  }
  return (
    <form
      onSubmit={send}
      noValidate
      aria-label={t("title")}
      className="grid gap-3 rounded-xl border border-line bg-raised p-4 sm:p-5"
    >
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
        {(control) => (
          // Another text is another message, so it gets another id.
          <Textarea
            {...control}
            rows={3}
            value={text}
            onChange={(e) => {
              setText(e.target.value);
              setAttempt(crypto.randomUUID());
            }}
          />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={() => setAttempt(null)}>
          {t("cancel")}
        </Button>
        <Button type="submit" variant="primary" busy={busy}>
          {t("send")}
        </Button>
      </div>
    </form>
  );
}
