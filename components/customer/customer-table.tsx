"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Avatar } from "@/components/ui/avatar";
import { RelativeTime } from "@/components/ui/time";
import { AddressIcon } from "./address-icon";
import type { CustomerLine } from "./types";

const columns =
  "grid grid-cols-[minmax(0,1fr)_auto] md:grid-cols-[minmax(0,1.3fr)_minmax(0,1.2fr)_minmax(0,2fr)_4rem_4rem_5rem] items-center gap-x-4";
/** More than two addresses are counted. */
const shownAddresses = 2;

/** Customers, one a row; on a phone two lines. */
export function CustomerTable({ customers }: { customers: readonly CustomerLine[] }) {
  const t = useTranslations("customers.list");
  const now = useServerNow();
  return (
    <section aria-label={t("caption")}>
      <div
        aria-hidden
        className={`${columns} h-7 border-line border-b bg-sunken px-4 font-medium text-muted text-xs max-md:hidden md:px-5`}
      >
        <span>{t("name")}</span>
        <span>{t("account")}</span>
        <span>{t("knownBy")}</span>
        <span className="text-right">{t("open")}</span>
        <span className="text-right">{t("tickets")}</span>
        <span className="text-right">{t("last")}</span>
      </div>
      <ul>
        {customers.map((one) => (
          <Row key={one.id} one={one} now={now} />
        ))}
      </ul>
    </section>
  );
}

function Row({ one, now }: { one: CustomerLine; now: number }) {
  const t = useTranslations("customers.list");
  const segment = useTranslations("ticket.segment");
  return (
    <li className={`${columns} relative min-h-row border-line border-b px-4 py-1.5 text-sm hover:bg-hover md:px-5`}>
      <Link
        href={`/customers/${one.id}`}
        className="flex min-w-0 items-center gap-2 rounded-xs font-medium after:absolute after:inset-0 after:content-['']"
      >
        <Avatar name={one.name} size="sm" decorative />
        <span className="truncate">{one.name}</span>
      </Link>
      <span className="min-w-0 truncate max-md:hidden">
        {one.account ?? <span className="text-faint">{t("noAccount")}</span>}
        {one.segment && <span className="text-muted"> · {segment(one.segment)}</span>}
      </span>
      <span className="flex min-w-0 flex-wrap gap-x-3 md:flex-nowrap text-muted max-md:order-last max-md:col-span-2 max-md:pl-7 max-md:text-xs">
        {one.addresses.slice(0, shownAddresses).map(({ kind, value }) => (
          <span key={`${kind} ${value}`} className="flex min-w-0 items-center gap-1.5">
            <AddressIcon kind={kind} />
            <span className="truncate">{value}</span>
          </span>
        ))}
        {one.addresses.length > shownAddresses && (
          <span className="shrink-0 text-faint">{t("more", { count: one.addresses.length - shownAddresses })}</span>
        )}
      </span>
      <span className="tabular text-right text-xs max-md:text-muted md:text-sm">
        <span className="md:hidden">{t("openShort", { count: one.open })}</span>
        <span className={`max-md:hidden ${one.open > 0 ? "font-medium" : "text-faint"}`}>{one.open}</span>
      </span>
      <span className="tabular text-right text-muted max-md:hidden">{one.tickets}</span>
      <span className="text-right text-muted text-xs max-md:hidden">
        {one.lastContactAt === null ? t("never") : <RelativeTime at={one.lastContactAt} now={now} focusable={false} />}
      </span>
    </li>
  );
}
