"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTold } from "@/components/ticket/actions/use-told";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import { type NewToast, toast } from "@/components/ui/toast-store";
import { addToIncidentAction } from "@/server/actions/incidents";
import type { OpenIncident } from "./types";

interface Props {
  /** Tickets by their numbers. */
  numbers: readonly number[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** They were added. */
  onDone?: () => void;
}

/** Adds tickets to an open incident by hand. */
export function JoinDialog(props: Props) {
  return (
    <DialogRoot open={props.open} onOpenChange={props.onOpenChange}>
      {props.open && <Choice {...props} />}
    </DialogRoot>
  );
}

function Choice(props: Props) {
  const t = useTranslations("incidents.joinDialog");
  const common = useTranslations("common");
  const query = useQuery(useTRPC().incidents.open.queryOptions());
  const title = t("title", { count: props.numbers.length, number: String(props.numbers[0] ?? "") });
  const incidents = query.data?.data;
  if (incidents && incidents.length > 0) return <JoinForm {...props} title={title} incidents={incidents} />;
  return (
    <Dialog title={title} description={t("text", { count: props.numbers.length })}>
      {query.isError ? (
        <Callout tone="warn" title={query.error.message} live />
      ) : incidents ? (
        <Callout title={t("none")}>{t("noneText")}</Callout>
      ) : (
        <SkeletonRows rows={3} label={common("loading")} />
      )}
    </Dialog>
  );
}

function JoinForm({
  numbers,
  incidents,
  title,
  onOpenChange,
  onDone,
}: Props & { incidents: OpenIncident[]; title: string }) {
  const t = useTranslations("incidents.joinDialog");
  const common = useTranslations("common");
  const words = useTranslations("incidents");
  const told = useTold();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const run = useRunAction();
  const [id, setId] = useState(incidents.length === 1 ? incidents[0]!.id : undefined);
  const [isTried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // One that was resolved meanwhile is chosen no more.
  const chosen = incidents.find((one) => one.id === id);

  async function send() {
    setTried(true);
    if (busy || !chosen) return;
    setBusy(true);
    const result = await run(() => addToIncidentAction(chosen.id, [...numbers]));
    setBusy(false);
    if (!result.ok) return setProblem(result.error.message);
    const { joined, stopped } = result.value;
    const left = numbers.length - joined;
    const done: NewToast = {
      title: t("done", { count: joined, title: chosen.title }),
      description: left > 0 ? t("left", { count: left }) : undefined,
      tone: joined > 0 ? "good" : "warn",
      action: { label: words("show"), onSelect: () => router.push(`/incidents/${chosen.id}`) },
    };
    toast(told(done, stopped));
    onOpenChange(false);
    onDone?.();
    await Promise.all(
      [trpc.incidents, trpc.lists, trpc.queues, trpc.tickets].map((of) =>
        queries.invalidateQueries({ queryKey: of.pathKey() }),
      ),
    );
  }
  return (
    <FormDialog
      title={title}
      description={t("text", { count: numbers.length })}
      cancel={common("cancel")}
      submit={t("submit", { count: numbers.length })}
      busy={busy}
      onSubmit={() => void send()}
    >
      {problem && <Callout tone="late" title={problem} live />}
      <Field label={t("incident")} error={isTried && !chosen ? t("missing") : undefined}>
        {() => (
          <Select
            value={chosen?.id}
            onValueChange={setId}
            placeholder={t("pick")}
            options={incidents.map((one) => ({
              value: one.id,
              label: one.title,
              hint: t("waiting", { open: one.open }),
            }))}
          />
        )}
      </Field>
      {chosen && (
        <p className="whitespace-pre-line text-muted text-sm">
          {chosen.notice === null ? words("noNotice") : words("notice", { notice: chosen.notice })}
        </p>
      )}
    </FormDialog>
  );
}
