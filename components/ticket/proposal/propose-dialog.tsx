"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Criteria } from "@/components/policy/types";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast-store";
import { proposeChangeAction } from "@/server/actions/policy";
import { proposalKinds } from "@/server/domain/policy/proposedChange";
import { useRunAction } from "../actions/run-action";
import { type Chosen, changeOf, choicesOf } from "./choices";

interface Props {
  ticketId: string;
  issueType: string | null;
  criteria: Criteria;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** One place of the criteria, what it should say, and what the ticket shows. */
export function ProposeDialog(props: Props) {
  return (
    <DialogRoot open={props.open} onOpenChange={props.onOpenChange}>
      {props.open && <Form {...props} />}
    </DialogRoot>
  );
}

function Form({ ticketId, issueType, criteria, onOpenChange }: Props) {
  const t = useTranslations("ticket.proposal");
  const common = useTranslations("common");
  const stages = useTranslations("policy.owners.stages");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const [chosen, setChosen] = useState<Chosen>({
    kind: "owner",
    issueType: issueType ?? criteria.issueTypes[0]?.id ?? "",
    value: "",
    word: "",
  });
  const [why, setWhy] = useState("");
  const [fault, setFault] = useState<{ field: string | null; message: string } | null>(null);
  const [busy, setBusy] = useState(false);
  // What was seen as the dialog opened; a refusal for its age brings the version of now.
  const [version, setVersion] = useState(criteria.version);
  const change = (next: Partial<Chosen>) => setChosen((was) => ({ ...was, ...next }));
  const { kind } = chosen;
  const { now, choices } = choicesOf(chosen, criteria, (stage) => stages(stage));
  const errorOf = (...fields: string[]) => (fault?.field && fields.includes(fault.field) ? fault.message : undefined);
  const isFieldless = !errorOf("change.issueType", "issueType", "word", "change.word", "team", "tier", "stage", "why");

  async function propose() {
    const asked = changeOf(chosen);
    if (!asked) {
      setFault({ field: kind === "owner" ? "team" : kind === "startTier" ? "tier" : "stage", message: t("choose") });
      return;
    }
    setBusy(true);
    const result = await run(() => proposeChangeAction({ ticketId, change: asked, why, version }));
    setBusy(false);
    if (result.ok) {
      toast({ title: t("sent"), description: t("sentText"), tone: "good" });
      onOpenChange(false);
    } else {
      setFault({ field: result.error.field ?? null, message: result.error.message });
      if (result.error.field === "version") {
        const fresh = await queries.fetchQuery({ ...trpc.policy.criteria.queryOptions({ ticketId }), staleTime: 0 });
        setVersion(fresh.data.version);
      }
    }
    await queries.invalidateQueries({ queryKey: trpc.policy.pathKey() });
  }
  return (
    <FormDialog
      title={t("title")}
      description={t("text")}
      cancel={common("cancel")}
      submit={t("send")}
      busy={busy}
      onSubmit={() => void propose()}
    >
      {fault && isFieldless && <Callout tone="warn" title={fault.message} live />}
      <Field label={t("kind")}>
        {() => (
          <Select
            value={kind}
            onValueChange={(next) => change({ kind: next, value: "" })}
            options={proposalKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        )}
      </Field>
      {kind === "keyword" ? (
        <Field label={t("word")} hint={t("wordHint")} error={errorOf("word", "change.word")}>
          {(control) => (
            <Input
              {...control}
              maxLength={80}
              value={chosen.word}
              onChange={(event) => change({ word: event.target.value })}
            />
          )}
        </Field>
      ) : (
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t("issueType")} error={errorOf("issueType", "change.issueType")}>
            {() => (
              <Select
                value={chosen.issueType}
                onValueChange={(next) => change({ issueType: next, value: "" })}
                options={criteria.issueTypes.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          </Field>
          <Field
            label={t(kind === "owner" ? "team" : kind === "startTier" ? "tier" : "stage")}
            hint={t("now", { now })}
            error={errorOf("team", "tier", "stage")}
          >
            {() => (
              <Select
                value={chosen.value}
                placeholder={t("choose")}
                onValueChange={(value) => change({ value })}
                options={choices}
              />
            )}
          </Field>
        </div>
      )}
      <Field label={t("why")} hint={t("whyHint")} error={errorOf("why")}>
        {(control) => (
          <Textarea {...control} rows={4} maxLength={2000} value={why} onChange={(e) => setWhy(e.target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}
