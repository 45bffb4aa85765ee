"use client";
import { useTranslations } from "use-intl";
import { ChannelIcon } from "@/components/ticket/channel-icon";
import { titleOf } from "@/components/ticket/title";
import { AddressIcon } from "./address-icon";
import type { Customer } from "./types";

/** So many tickets of each are named. */
const named = 3;

interface Props {
  people: readonly Customer[];
  keepId: string;
  onKeep: (id: string) => void;
}

/** Both people side by side, and who of them stays. */
export function MergePreview({ people, keepId, onKeep }: Props) {
  const t = useTranslations("customers.merge");
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium text-ink text-xs">{t("keep")}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {people.map((one) => (
          <Side key={one.id} person={one} isKept={one.id === keepId} onKeep={() => onKeep(one.id)} />
        ))}
      </div>
    </fieldset>
  );
}

function Side({ person, isKept, onKeep }: { person: Customer; isKept: boolean; onKeep: () => void }) {
  const t = useTranslations("customers.merge");
  const untitled = useTranslations("ticket.page")("untitled");
  const none = useTranslations("customers.list")("noAccount");
  const more = person.ticketCount - named;
  return (
    <label className="grid content-start gap-2 rounded-md border border-line px-3 py-2 text-sm has-checked:border-accent has-checked:bg-accent-soft">
      <span className="flex items-center gap-2">
        <input type="radio" name="keep" className="size-4 shrink-0 accent-accent" checked={isKept} onChange={onKeep} />
        <span className="wrap-anywhere min-w-0 flex-1 font-medium">{person.name}</span>
        <span className={isKept ? "text-accent-text text-xs" : "text-muted text-xs"}>
          {t(isKept ? "stays" : "moves")}
        </span>
      </span>
      <span className="text-muted text-xs">{person.account?.name ?? none}</span>
      <span className="grid gap-0.5 text-xs">
        {person.addresses.map((a) => (
          <span key={a.id} className="flex items-center gap-1.5">
            <AddressIcon kind={a.kind} />
            <span className="wrap-anywhere min-w-0">{a.value}</span>
          </span>
        ))}
      </span>
      <span className="grid gap-0.5 border-line border-t pt-2 text-xs">
        {person.tickets.slice(0, named).map((one) => (
          <span key={one.id} className="flex min-w-0 items-center gap-1.5">
            <ChannelIcon channel={one.channel} />
            <span className="tabular text-faint">#{one.number}</span>
            <span className="truncate">{titleOf(one.subject, one.snippet) || untitled}</span>
          </span>
        ))}
        {person.ticketCount === 0 && <span className="text-muted">{t("noTickets")}</span>}
        {more > 0 && <span className="text-muted">{t("moreTickets", { count: more })}</span>}
      </span>
    </label>
  );
}
