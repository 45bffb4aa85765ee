"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTold } from "@/components/ticket/actions/use-told";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast-store";
import { resolveIncidentAction, tellIncidentAction } from "@/server/actions/incidents";
import { forCustomer } from "@/server/domain/incident/incident";
import type { IncidentLine } from "./types";

interface Props {
  incident: IncidentLine;
  /** What the customer is called who reads the preview; null where there is none. */
  reader: string | null;
  what: "tell" | "resolve" | null;
  onDone: () => void;
}

/** One reply to all, or the last one: with a preview of what the first of them reads. */
export function TellDialog({ what, ...props }: Props) {
  return (
    <DialogRoot open={what !== null} onOpenChange={(isOpen) => !isOpen && props.onDone()}>
      {what && <TellForm {...props} what={what} />}
    </DialogRoot>
  );
}

function TellForm({ incident, reader, what, onDone }: Props & { what: "tell" | "resolve" }) {
  const t = useTranslations(`incidents.${what}Dialog`);
  const shared = useTranslations("incidents.telling");
  const told = useTold();
  const common = useTranslations("common");
  const run = useRunAction();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [text, setText] = useState("");
  const [isTelling, setTelling] = useState(incident.open > 0);
  const [isTried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isEmpty = isTelling && text.trim() === "";

  async function send() {
    setTried(true);
    if (busy || isEmpty) return;
    setBusy(true);
    const result =
      what === "tell"
        ? await run(() => tellIncidentAction(incident.id, text))
        : await run(() => resolveIncidentAction(incident.id, isTelling ? text : null));
    setBusy(false);
    if (!result.ok) return setProblem(result.error.message);
    const { count, stopped } = result.value;
    toast(told({ title: t("done", { count }), tone: "good" }, stopped));
    await queries.invalidateQueries({ queryKey: trpc.incidents.pathKey() });
    onDone();
  }
  return (
    <FormDialog
      title={t("title")}
      description={t("text")}
      cancel={common("cancel")}
      submit={t("submit", { count: incident.open })}
      busy={busy}
      onSubmit={() => void send()}
    >
      {problem && <Callout tone="late" title={problem} live />}
      {what === "resolve" && incident.open > 0 && (
        <Checkbox checked={isTelling} onCheckedChange={(on) => setTelling(on === true)} label={shared("lastWord")} />
      )}
      {isTelling && (
        <Field
          label={shared("message")}
          hint={shared("hint")}
          error={isTried && isEmpty ? shared("missing") : undefined}
        >
          {(control) => (
            <Textarea {...control} rows={4} value={text} onChange={(event) => setText(event.target.value)} />
          )}
        </Field>
      )}
      {isTelling && reader !== null && !isEmpty && (
        <div className="rounded-md border border-line bg-sunken px-3 py-2 text-sm">
          <p className="text-muted text-xs">{shared("preview", { name: reader })}</p>
          <p className="wrap-anywhere mt-1 whitespace-pre-line">{forCustomer(text, { name: reader })}</p>
        </div>
      )}
    </FormDialog>
  );
}
