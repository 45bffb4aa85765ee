"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose, DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast-store";
import { splitCustomerAction } from "@/server/actions/customers";
import { SplitChoice } from "./split-choice";
import type { Customer } from "./types";
import { useCustomerRefresh } from "./use-customer-refresh";

interface Props {
  customer: Customer;
  open: boolean;
  onClose: () => void;
}

/** Makes two people of one: what goes is ticked, the new person is named. */
export function SplitDialog(props: Props) {
  return (
    <DialogRoot open={props.open} onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      {props.open && <SplitForm {...props} />}
    </DialogRoot>
  );
}

type Faults = { field: string | null; message: string };

function SplitForm({ customer, onClose }: Props) {
  const t = useTranslations("customers.split");
  const common = useTranslations("common");
  const run = useRunAction();
  const refresh = useCustomerRefresh();
  const router = useRouter();
  const [name, setName] = useState("");
  const [addressIds, setAddressIds] = useState<readonly string[]>([]);
  const [ticketIds, setTicketIds] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Faults | null>(null);
  const takesAll = addressIds.length === customer.addresses.length;
  const newName = name.trim() || t("newPerson");

  async function split() {
    if (busy) return;
    if (name.trim() === "") return setFault({ field: "name", message: t("nameMissing") });
    if (addressIds.length === 0) return setFault({ field: "addressIds", message: t("addressMissing") });
    setBusy(true);
    setFault(null);
    const chosen = { addressIds: [...addressIds], ticketIds: [...ticketIds], name };
    const result = await run(() => splitCustomerAction(customer.id, chosen));
    setBusy(false);
    if (!result.ok) {
      setFault(result.error);
      await refresh();
      return;
    }
    toast({ title: t("done", { name: newName, old: customer.name }), tone: "good" });
    onClose();
    await refresh();
    router.push(`/customers/${result.value.customerId}`);
  }
  const isOther = fault && fault.field !== "name" && fault.field !== "addressIds";
  return (
    <Dialog
      size="lg"
      title={t("title", { name: customer.name })}
      description={t("text")}
      footer={
        <>
          <DialogClose asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </DialogClose>
          <Button variant="primary" disabled={takesAll} busy={busy} onClick={split}>
            {t("do")}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        {isOther && <Callout tone="warn" title={fault.message} live />}
        <Field label={t("name")} error={fault?.field === "name" ? fault.message : undefined}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <SplitChoice
          customer={customer}
          addressIds={addressIds}
          ticketIds={ticketIds}
          onAddresses={setAddressIds}
          onTickets={setTicketIds}
          fault={fault?.field === "addressIds" ? fault.message : null}
        />
        {takesAll ? (
          <Callout tone="warn" title={t("takesAll", { name: customer.name })} live />
        ) : (
          <p role="status" className="text-muted text-sm">
            {t("preview", {
              name: newName,
              old: customer.name,
              addresses: addressIds.length,
              tickets: ticketIds.length,
              addressesLeft: customer.addresses.length - addressIds.length,
            })}
          </p>
        )}
      </div>
    </Dialog>
  );
}
