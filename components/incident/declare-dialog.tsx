"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTold } from "@/components/ticket/actions/use-told";
import { faultsOf } from "@/components/ticket/authority/faults";
import { titleOf } from "@/components/ticket/title";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast-store";
import { useSettled } from "@/components/ui/use-settled";
import { declareIncidentAction } from "@/server/actions/incidents";
import { declareFromPatternAction } from "@/server/actions/patterns";
import { incidentDeclaration } from "@/server/domain/incident/incident";
import { type IncidentMatch, incidentMatch } from "@/server/domain/incident/match";
import { type MatchFields, matchOf } from "./match-fields";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The ticket that it is declared from, which joins it in any case, and what is known of it. */
  from?: { ticketId: string; number: number; fields: MatchFields };
  /** The surge that it is made of, whose open tickets join in any case. */
  surge?: { patternId: string; title: string; fields: MatchFields; ticketIds: string[] };
}

/** Makes one incident of many tickets. */
export function DeclareDialog(props: Props) {
  return (
    <DialogRoot open={props.open} onOpenChange={props.onOpenChange}>
      {props.open && <DeclareForm {...props} />}
    </DialogRoot>
  );
}

const any = "any";
const nothing: MatchFields = { issueType: null, feature: null, error: null, words: "" };

/** What would join, counted by the server when whoever types rests. While that is of another question than the form asks now,
 *  it `isCounting`: nobody declares with a number that is not true. */
function usePreview(asked: { match: IncidentMatch; ticketIds: string[] }, isAsked: boolean) {
  const trpc = useTRPC();
  const now = JSON.stringify(asked);
  const settled = useSettled(now);
  const isSame = settled === now;
  const query = useQuery(
    trpc.incidents.preview.queryOptions(asked, { enabled: isAsked && isSame, placeholderData: keepPreviousData }),
  );
  if (!isAsked) return { found: null, isCounting: false, failed: null };
  return {
    found: query.data?.data ?? null,
    isCounting: !isSame || query.isPlaceholderData || query.isPending,
    failed: isSame && query.error ? query.error.message : null,
  };
}

function DeclareForm({ onOpenChange, from, surge }: Props) {
  const t = useTranslations("incidents.dialog");
  const told = useTold();
  const common = useTranslations("common");
  const untitled = useTranslations("ticket.page")("untitled");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const router = useRouter();
  const choices = useQuery(trpc.incidents.choices.queryOptions()).data?.data;
  const [title, setTitle] = useState(surge?.title ?? "");
  const [fields, setFields] = useState<MatchFields>((surge ?? from)?.fields ?? nothing);
  const [notice, setNotice] = useState("");
  // One click is enough for a surge; its customers can be told then or later.
  const [isTelling, setTelling] = useState(!surge);
  const [isTried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const known = surge ?? from;
  const match = matchOf(fields);
  const isAsked = incidentMatch.safeParse(match).success;
  const ticketIds = surge?.ticketIds ?? (from ? [from.ticketId] : []);
  const declaration = { title, match, notice: isTelling ? notice : null, ticketIds };
  const preview = usePreview({ match, ticketIds: declaration.ticketIds }, isAsked);
  const joining = preview.found?.count ?? 0;
  const faults = isTried ? faultsOf(incidentDeclaration, declaration) : {};
  const set = (more: Partial<MatchFields>) => setFields((before) => ({ ...before, ...more }));

  async function send() {
    setTried(true);
    if (busy || preview.isCounting || Object.keys(faultsOf(incidentDeclaration, declaration)).length > 0) return;
    setBusy(true);
    const result = await run(() =>
      surge ? declareFromPatternAction(surge.patternId, declaration) : declareIncidentAction(declaration),
    );
    setBusy(false);
    if (!result.ok) return setProblem(result.error.message);
    const { joined, stopped } = result.value;
    toast(told({ title: t("done", { count: joined }), tone: "good" }, stopped));
    onOpenChange(false);
    await queries.invalidateQueries({ queryKey: trpc.incidents.pathKey() });
    router.push(`/incidents/${result.value.id}`);
  }
  const options = (list: readonly { id: string; name: string }[] = []) => [
    { value: any, label: t("any") },
    ...list.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const chosen = (value: string) => (value === any ? null : value);
  return (
    <FormDialog
      title={t("title")}
      description={
        surge
          ? t("surgeText", { count: surge.ticketIds.length })
          : from
            ? t("fromText", { number: String(from.number) })
            : t("text")
      }
      cancel={common("cancel")}
      submit={t("submit", { count: joining })}
      busy={busy || preview.isCounting}
      onSubmit={() => void send()}
    >
      {problem && <Callout tone="late" title={problem} live />}
      <Field label={t("name")} error={faults.title}>
        {(control) => (
          <Input {...control} value={title} maxLength={120} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Field>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t("issueType")}>
          {() => (
            <Select
              value={fields.issueType ?? any}
              onValueChange={(value) => set({ issueType: chosen(value) })}
              options={options(choices?.issueTypes)}
            />
          )}
        </Field>
        <Field label={t("feature")}>
          {() => (
            <Select
              value={fields.feature ?? any}
              onValueChange={(value) => set({ feature: chosen(value) })}
              options={options(choices?.features)}
            />
          )}
        </Field>
      </div>
      <Field label={t("words")} hint={t("wordsHint")} error={faults.match} optional>
        {(control) => (
          <Input {...control} value={fields.words} onChange={(event) => set({ words: event.target.value })} />
        )}
      </Field>
      {known?.fields.error != null && (
        <Checkbox
          checked={fields.error !== null}
          onCheckedChange={(on) => set({ error: on === true ? known.fields.error : null })}
          label={from ? t("sameError", { number: String(from.number) }) : t("surgeError")}
        />
      )}
      {preview.failed && <Callout tone="warn" title={preview.failed} live />}
      {preview.found && (
        <div className="rounded-md border border-line bg-sunken px-3 py-2 text-sm" aria-live="polite">
          <p className="font-medium">{t("joining", { count: joining })}</p>
          <ul className="mt-1 grid gap-0.5 text-muted text-xs">
            {preview.found.first.map((line) => (
              <li key={line.id} className="truncate">
                #{line.number} {titleOf(line.subject, line.snippet) || untitled}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Checkbox checked={isTelling} onCheckedChange={(on) => setTelling(on === true)} label={t("tell")} />
      {isTelling && (
        <Field label={t("notice")} hint={t("noticeHint")} error={faults.notice}>
          {(control) => (
            <Textarea {...control} rows={3} value={notice} onChange={(event) => setNotice(event.target.value)} />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
