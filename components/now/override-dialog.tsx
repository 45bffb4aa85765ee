"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Unanswered } from "@/components/queue/unanswered";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { faultsOf } from "@/components/ticket/authority/faults";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useWayBack } from "@/components/undo/way-back";
import { endOverrideAction, makeOverrideAction } from "@/server/actions/floor";
import { overrideDraft } from "@/server/domain/override/check";
import { segments } from "@/server/domain/vocabulary";
import { localInput, tonight } from "./local-time";
import { OverridePreview } from "./override-preview";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** `team:ID` or `issueType:ID`, where it is known already. */
  what?: string;
}

/** Makes a temporary rule of ownership. */
export function OverrideDialog(props: Props) {
  return (
    <DialogRoot open={props.open} onOpenChange={props.onOpenChange}>
      {props.open && <OverrideForm {...props} />}
    </DialogRoot>
  );
}

const all = "all";
const asPolicy = "policy";

function OverrideForm({ onOpenChange, what = "" }: Props) {
  const t = useTranslations("now.overrides");
  const common = useTranslations("common");
  const names = useTranslations("ticket.segment");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const wayBack = useWayBack();
  const now = useServerNow();
  const found = useQuery(trpc.now.choices.queryOptions());
  const choices = found.data?.data;
  const [form, setForm] = useState({
    ...{ what, segment: all, toTeam: "", toTier: asPolicy, reason: "", moves: true },
    until: localInput(tonight(now)),
  });
  const set = (more: Partial<typeof form>) => setForm((before) => ({ ...before, ...more }));
  const [isTried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ message: string; field: string | null } | null>(null);
  const [kind, ...id] = form.what.split(":");
  const draft = {
    scope: { kind: kind || "team", id: id.join(":") },
    segment: form.segment === all ? null : form.segment,
    toTeam: form.toTeam,
    toTier: form.toTier === asPolicy ? null : Number(form.toTier),
    until: new Date(form.until).getTime(),
    reason: form.reason,
    moves: form.moves,
  };
  const faults = isTried ? faultsOf(overrideDraft, draft) : {};
  const errorOf = (...fields: string[]) =>
    fields.map((f) => faults[f] ?? (failed?.field === f ? failed.message : undefined)).find((x) => x !== undefined);

  async function send() {
    setTried(true);
    if (busy || Object.keys(faultsOf(overrideDraft, draft)).length > 0) return;
    setBusy(true);
    setFailed(null);
    const result = await run(() => makeOverrideAction(draft));
    setBusy(false);
    if (!result.ok) {
      setFailed({ message: result.error.message, field: result.error.field });
      return;
    }
    const refresh = () => queries.invalidateQueries({ queryKey: trpc.now.pathKey() });
    const { id: made, moved } = result.value;
    wayBack(
      { title: t("made"), description: form.moves ? t("madeMoved", { count: moved }) : undefined },
      { label: t("undo"), action: () => endOverrideAction(made), undone: () => ({ title: t("ended") }), refresh },
    );
    onOpenChange(false);
    await refresh();
  }
  const tiers = choices?.teams.find((x) => x.id === form.toTeam)?.tiers ?? [];
  const isElsewhere = failed && !["scope", "toTeam", "toTier", "until", "reason"].includes(failed.field ?? "");
  const { reason: _, ...question } = draft;
  const asked = overrideDraft.omit({ reason: true }).safeParse(question);
  return (
    <FormDialog
      title={t("dialogTitle")}
      description={t("dialogText")}
      cancel={common("cancel")}
      submit={t("submit")}
      busy={busy}
      onSubmit={() => void send()}
    >
      {found.isError && !choices && <Unanswered query={found} />}
      {isElsewhere && <Callout tone="warn" title={failed.message} live />}
      <Field label={t("what")} hint={t("whatHint")} error={errorOf("scope", "scope.id")}>
        {() => (
          <Select
            value={form.what}
            onValueChange={(value) => set({ what: value })}
            placeholder={t("choose")}
            options={[
              ...(choices?.issueTypes ?? []).map((x) => {
                return { value: `issueType:${x.id}`, label: t("issueType", { name: x.name }) };
              }),
              ...(choices?.teams ?? []).map((x) => ({ value: `team:${x.id}`, label: t("team", { name: x.name }) })),
            ]}
          />
        )}
      </Field>
      <Field label={t("segment")}>
        {() => (
          <Select
            value={form.segment}
            onValueChange={(segment) => set({ segment })}
            options={[
              { value: all, label: t("allSegments") },
              ...segments.map((s) => ({ value: s, label: t("ofSegment", { segment: names(s) }) })),
            ]}
          />
        )}
      </Field>
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
        <Field label={t("to")} error={errorOf("toTeam")}>
          {() => (
            <Select
              value={form.toTeam}
              onValueChange={(toTeam) => set({ toTeam, toTier: asPolicy })}
              placeholder={t("choose")}
              options={(choices?.teams ?? []).map((x) => ({ value: x.id, label: x.name }))}
            />
          )}
        </Field>
        <Field label={t("tier")} error={errorOf("toTier")}>
          {() => (
            <Select
              value={form.toTier}
              onValueChange={(toTier) => set({ toTier })}
              options={[
                { value: asPolicy, label: t("asPolicy") },
                ...tiers.map((tier) => ({ value: String(tier), label: `T${tier}` })),
              ]}
            />
          )}
        </Field>
      </div>
      <Field label={t("until")} hint={t("untilHint")} error={errorOf("until")}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={form.until}
            onChange={(e) => set({ until: e.target.value })}
          />
        )}
      </Field>
      <Field label={t("reason")} hint={t("reasonHint")} error={errorOf("reason")}>
        {(control) => (
          <Input {...control} value={form.reason} onChange={(e) => set({ reason: e.target.value })} maxLength={300} />
        )}
      </Field>
      <Checkbox checked={form.moves} onCheckedChange={(on) => set({ moves: on === true })} label={t("moves")} />
      <OverridePreview asked={asked.success ? asked.data : null} teams={choices?.teams ?? []} />
    </FormDialog>
  );
}
