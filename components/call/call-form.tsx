"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SendButton } from "@/components/ui/send-button";
import { Sheet, SheetClose } from "@/components/ui/sheet";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast-store";
import { logCallAction } from "@/server/actions/calls";
import { type CallFaults, type CallField, faultsOf, faultsOfError } from "./call";
import { callerOf, KnownCaller } from "./known-caller";
import { useCallDraft } from "./use-call-draft";
import { useAccounts, useCallers } from "./use-caller";

/** Writes down a call and opens its ticket. It is logged once however often the button is pressed, and never lost by an error. */
export function CallForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("call");
  const common = useTranslations("common");
  const router = useRouter();
  const run = useRunAction();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const { call, change, requestIdFor, forget } = useCallDraft();
  const found = useCallers(call.phone, call.email);
  const accounts = useAccounts(call.account);
  const inbox = useQuery(useTRPC().inbox.mine.queryOptions()).data?.data;
  const [faults, setFaults] = useState<CallFaults>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const caller = callerOf(found?.callers ?? []);
  const ticketId = caller?.tickets.some((one) => one.id === call.ticketId) ? call.ticketId : "";
  const isFull = inbox !== undefined && inbox.load >= inbox.capacity;

  useEffect(() => {
    if (Object.keys(faults).length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [faults]);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setFailure(null);
    const seen = faultsOf(call, caller?.name ?? null);
    setFaults(seen);
    if (Object.keys(seen).length > 0) return;
    const sent = { ...call, name: call.name.trim() || (caller?.name ?? ""), ticketId: ticketId || undefined };
    setBusy(true);
    const result = await run(() => logCallAction({ ...sent, requestId: requestIdFor(JSON.stringify(sent)) }));
    if (result.ok) {
      forget();
      toast({ title: t("saved"), tone: "good" });
      onDone();
      router.push(`/tickets/${result.value.ticketId}`);
      return;
    }
    const refused = faultsOfError(result.error);
    setFaults(refused);
    if (Object.keys(refused).length === 0) setFailure(result.error.message);
    setBusy(false);
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };
  const errorOf = (field: CallField) => faults[field] && t(`fault.${faults[field]}`);
  const edit = (field: CallField) => (event: { target: { value: string } }) => change({ [field]: event.target.value });

  return (
    <Sheet
      title={t("title")}
      width="lg"
      footer={
        <>
          <p role="status" className="mr-auto self-center text-late-text text-sm">
            {Object.keys(faults).length > 0 && t("faults", { count: Object.keys(faults).length })}
          </p>
          <SheetClose asChild>
            <Button variant="ghost">{common("close")}</Button>
          </SheetClose>
          <SendButton form={id} busy={busy}>
            {t(busy ? "saving" : "save")}
          </SendButton>
        </>
      }
    >
      <form id={id} ref={form} noValidate onSubmit={send} onKeyDown={onKeyDown} className="grid gap-4 p-4">
        {failure && (
          <Callout tone="late" title={failure} live>
            {t("failed")}
          </Callout>
        )}
        <Field
          label={t("name")}
          optional={caller !== null}
          hint={caller && t("knownName", { name: caller.name })}
          error={errorOf("name")}
        >
          {(control) => <Input {...control} autoComplete="off" value={call.name} onChange={edit("name")} />}
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("phone")} optional hint={t("phoneHint")} error={errorOf("phone")}>
            {(control) => (
              <Input {...control} type="tel" autoComplete="off" value={call.phone} onChange={edit("phone")} />
            )}
          </Field>
          <Field label={t("email")} optional error={errorOf("email")}>
            {(control) => (
              <Input {...control} type="email" autoComplete="off" value={call.email} onChange={edit("email")} />
            )}
          </Field>
        </div>
        {found && (
          <KnownCaller
            callers={found.callers}
            ticketId={ticketId}
            onChange={(picked) => change({ ticketId: picked })}
          />
        )}
        {ticketId === "" && (
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t("account")} optional hint={t("accountHint")} error={errorOf("account")}>
              {(control) => (
                <>
                  <Input
                    {...control}
                    list={`${id}-accounts`}
                    autoComplete="off"
                    value={call.account}
                    onChange={edit("account")}
                  />
                  <datalist id={`${id}-accounts`}>
                    {accounts.map(({ name, externalId }) => (
                      <option key={externalId ?? name} value={externalId ?? name} label={name} />
                    ))}
                  </datalist>
                </>
              )}
            </Field>
            <Field label={t("subject")} optional error={errorOf("subject")}>
              {(control) => <Input {...control} value={call.subject} onChange={edit("subject")} />}
            </Field>
          </div>
        )}
        <Field label={t("text")} hint={t("textHint")} error={errorOf("text")}>
          {(control) => <Textarea {...control} rows={8} value={call.text} onChange={edit("text")} />}
        </Field>
        <div className="grid gap-2">
          <Checkbox
            label={t("mine")}
            aria-describedby={`${id}-mine`}
            checked={call.isMine}
            onCheckedChange={(on) => change({ isMine: on === true })}
          />
          <p id={`${id}-mine`} className="pl-6 text-muted text-xs">
            {t("mineHint")}
          </p>
          {call.isMine && isFull && (
            <Callout tone="warn" live>
              {t("full", { load: inbox.load, capacity: inbox.capacity })}
            </Callout>
          )}
        </div>
      </form>
    </Sheet>
  );
}
