"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose, DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { type GiveReason, giveReasons } from "@/server/domain/vocabulary";
import { PersonPicker } from "./person-picker";
import { useGive } from "./use-give";
import { useGiveWords } from "./use-give-words";

interface Props {
  /** Tickets by their numbers. */
  numbers: readonly number[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** They were given. */
  onDone?: () => void;
}

/** Gives tickets to a person or a queue, with the reason. */
export function GiveDialog(props: Props) {
  return (
    <DialogRoot open={props.open} onOpenChange={props.onOpenChange}>
      {props.open && <GiveForm {...props} />}
    </DialogRoot>
  );
}

type Kind = "person" | "queue";

function GiveForm({ numbers, onOpenChange, onDone }: Props) {
  const t = useTranslations("give");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const people = useQuery(trpc.lists.people.queryOptions(undefined, { staleTime: 2_000 })).data?.data;
  const queues = useQuery(trpc.lists.choices.queryOptions(undefined, { staleTime: 60_000 })).data?.data.queues;
  const [kind, setKind] = useState<Kind>("person");
  const [personId, setPersonId] = useState<string | null>(null);
  const [queueId, setQueueId] = useState<string>();
  const [why, setWhy] = useState<GiveReason>();
  const [note, setNote] = useState("");
  const [isTried, setTried] = useState(false);
  const words = useGiveWords();
  const { give, busy, warnings, failed, forget } = useGive(() => {
    onOpenChange(false);
    onDone?.();
  });
  const person = people?.people.find((p) => p.id === personId);
  const queue = queues?.find((q) => q.id === queueId);
  const name = (kind === "person" ? person : queue)?.name ?? "";
  const to =
    kind === "person" ? person && { person: person.id as string } : queue && { team: queue.team, tier: queue.tier };
  const submit = () => {
    setTried(true);
    if (!to || !why) return;
    void give({ numbers: [...numbers], to, why, note }, name, warnings);
  };
  return (
    <Dialog
      title={t("title", { count: numbers.length, number: String(numbers[0] ?? "") })}
      description={t("text", { count: numbers.length })}
      footer={
        <>
          <DialogClose asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </DialogClose>
          <Button variant="primary" busy={busy} onClick={submit}>
            {t(warnings.length > 0 ? "anyway" : "submit")}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        {failed && <Callout tone="warn" title={failed} live />}
        {warnings.length > 0 && (
          <Callout tone="warn" title={t("warning.title")} live>
            <ul className="grid gap-0.5">
              {warnings.map((w) => (
                <li key={w.kind}>{words.warning(w, name)}</li>
              ))}
            </ul>
          </Callout>
        )}
        <Segmented<Kind>
          label={t("kind")}
          value={kind}
          onValueChange={(next) => {
            setKind(next);
            forget();
          }}
          options={[
            { value: "person", label: t("toPerson") },
            { value: "queue", label: t("toQueue") },
          ]}
          className="justify-self-start"
        />
        {kind === "queue" ? (
          <Field label={t("queue")} error={isTried && !queue ? t("queueMissing") : undefined}>
            {() => (
              <Select
                value={queueId}
                onValueChange={setQueueId}
                placeholder={t("queuePick")}
                options={(queues ?? []).map((q) => ({ value: q.id, label: q.name }))}
              />
            )}
          </Field>
        ) : people ? (
          <PersonPicker
            people={people.people}
            teams={people.teams}
            value={personId}
            onChange={(id) => {
              setPersonId(id);
              forget();
            }}
            error={isTried && !person ? t("personMissing") : undefined}
          />
        ) : (
          <SkeletonRows rows={5} label={common("loading")} />
        )}
        <Field label={t("why")} error={isTried && !why ? t("whyMissing") : undefined}>
          {() => (
            <Select
              value={why}
              onValueChange={setWhy}
              placeholder={t("whyPick")}
              options={giveReasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t("note")} hint={t("noteHint", { count: numbers.length })} optional>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={2_000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
