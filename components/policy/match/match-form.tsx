"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { matchTicketAction } from "@/server/actions/policy";
import { type Segment, segments } from "@/server/domain/vocabulary";
import type { Match } from "../types";

type Kind = "text" | "ticket";

/** Asks for a ticket to try: words that somebody thinks up, or the number of one that is there. */
export function MatchForm({ text: document, onMatch }: { text: string; onMatch: (match: Match) => void }) {
  const t = useTranslations("match");
  const segmentName = useTranslations("ticket.segment");
  const run = useRunAction();
  const [kind, setKind] = useState<Kind>("text");
  const [text, setText] = useState("");
  const [segment, setSegment] = useState<Segment>("standard");
  const [number, setNumber] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<{ field: string | null; message: string } | null>(null);
  async function send() {
    if (busy) return;
    setBusy(true);
    const tried =
      kind === "text"
        ? { kind, text, segment }
        : { kind, number: number.trim() === "" ? Number.NaN : Number(number.replace(/^#/, "")) };
    const result = await run(() => matchTicketAction(tried, { json: document }));
    setBusy(false);
    setFault(result.ok ? null : result.error);
    if (result.ok) onMatch(result.value);
  }
  const errorOf = (field: string) => (fault?.field === field ? fault.message : undefined);
  return (
    <form
      noValidate
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Segmented
        label={t("kind")}
        value={kind}
        onValueChange={setKind}
        options={(["text", "ticket"] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      {fault && fault.field !== "text" && fault.field !== "number" && (
        <Callout tone="warn" title={fault.message} live />
      )}
      {kind === "text" ? (
        <>
          <Field label={t("text")} hint={t("textHint")} error={errorOf("text")}>
            {(control) => (
              <Textarea {...control} rows={4} value={text} onChange={(event) => setText(event.target.value)} />
            )}
          </Field>
          <Field label={t("segment")}>
            {() => (
              <Select
                value={segment}
                onValueChange={setSegment}
                options={segments.map((value) => ({ value, label: segmentName(value) }))}
              />
            )}
          </Field>
        </>
      ) : (
        <Field label={t("number")} hint={t("numberHint")} error={errorOf("number")}>
          {(control) => (
            <Input {...control} inputMode="numeric" value={number} onChange={(e) => setNumber(e.target.value)} />
          )}
        </Field>
      )}
      <Button type="submit" variant="primary" busy={busy} className="justify-self-start">
        {t("try")}
      </Button>
    </form>
  );
}
