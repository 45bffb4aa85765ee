"use client";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ChannelIcon } from "@/components/ticket/channel-icon";
import { titleOf } from "@/components/ticket/title";
import { Checkbox } from "@/components/ui/checkbox";
import { AddressIcon } from "./address-icon";
import type { Customer } from "./types";

interface Props {
  customer: Customer;
  addressIds: readonly string[];
  ticketIds: readonly string[];
  onAddresses: (ids: string[]) => void;
  onTickets: (ids: string[]) => void;
  fault: string | null;
}

const toggled = (ids: readonly string[], id: string, isOn: boolean) =>
  isOn ? [...ids, id] : ids.filter((one) => one !== id);

/** What becomes the new person's. A duplicate goes where the ticket goes that holds it, so it is not chosen by itself. */
export function SplitChoice({ customer, addressIds, ticketIds, onAddresses, onTickets, fault }: Props) {
  const t = useTranslations("customers.split");
  const untitled = useTranslations("ticket.page")("untitled");
  const status = useTranslations("ticket.status");
  const tickets = customer.tickets.filter((one) => one.mergedInto === null);
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <fieldset className="min-w-0">
        <legend className="mb-1 font-medium text-ink text-xs">{t("addresses")}</legend>
        {customer.addresses.map((one) => (
          <Choice
            key={one.id}
            checked={addressIds.includes(one.id)}
            onChange={(isOn) => onAddresses(toggled(addressIds, one.id, isOn))}
          >
            <AddressIcon kind={one.kind} />
            <span className="wrap-anywhere min-w-0">{one.value}</span>
          </Choice>
        ))}
        {fault && (
          <p role="alert" className="mt-1 flex items-start gap-1 text-late-text text-xs">
            <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            {fault}
          </p>
        )}
      </fieldset>
      <fieldset className="min-w-0">
        <legend className="mb-1 font-medium text-ink text-xs">{t("tickets")}</legend>
        {tickets.length === 0 && <p className="text-muted text-sm">{t("noTickets")}</p>}
        {tickets.map((one) => (
          <Choice
            key={one.id}
            checked={ticketIds.includes(one.id)}
            onChange={(isOn) => onTickets(toggled(ticketIds, one.id, isOn))}
          >
            <ChannelIcon channel={one.channel} />
            <span className="min-w-0">
              <span className="line-clamp-2">
                <span className="tabular mr-1.5 text-faint text-xs">#{one.number}</span>
                {titleOf(one.subject, one.snippet) || untitled}
              </span>
              <span className="text-muted text-xs">{status(one.status)}</span>
            </span>
          </Choice>
        ))}
        {customer.ticketCount > customer.tickets.length && (
          <p className="text-muted text-xs">{t("cut", { count: customer.tickets.length })}</p>
        )}
      </fieldset>
    </div>
  );
}

function Choice(props: { checked: boolean; onChange: (isOn: boolean) => void; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box inside is a button, which a label may hold and name
    <label className="flex min-h-ctl items-center gap-2 rounded-sm px-1 py-1 text-sm hover:bg-hover">
      <Checkbox checked={props.checked} onCheckedChange={(on) => props.onChange(on === true)} />
      {props.children}
    </label>
  );
}
