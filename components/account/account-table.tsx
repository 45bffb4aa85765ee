"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { cn } from "@/components/ui/cn";
import type { AccountOrder, AccountQuery } from "@/server/domain/context/accountQuery";
import { ChurnRisk, VolumeChange } from "./measures";
import type { AccountLine } from "./types";
import { useAccountWords } from "./use-account-words";

const columns =
  "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1.1fr)_7rem_7.5rem_6rem_minmax(0,1.5fr)_6rem]";

interface Props {
  accounts: readonly AccountLine[];
  filter: AccountQuery;
  onSort: (order: AccountOrder) => void;
}

/** Accounts, one a row; narrower, what matters most in two or three lines. */
export function AccountTable({ accounts, filter, onSort }: Props) {
  const t = useTranslations("accounts.list");
  const head = (order: AccountOrder, label: string, isNumeric = false) => (
    <SortButton
      label={label}
      isNumeric={isNumeric}
      direction={filter.order === order ? (filter.isDescending ? "descending" : "ascending") : null}
      onSort={() => onSort(order)}
    />
  );
  return (
    <section aria-label={t("caption")}>
      <div
        className={cn(
          columns,
          "h-7 border-line border-b bg-sunken px-4 font-medium text-muted text-xs max-lg:hidden md:px-5",
        )}
      >
        {head("name", t("name"))}
        <span>{t("plan")}</span>
        {head("value", t("value"), true)}
        {head("renewal", t("renewal"))}
        {head("churn", t("churn"))}
        {head("volume", t("volume"))}
        {head("open", t("open"), true)}
      </div>
      <ul>
        {accounts.map((one) => (
          <Row key={one.id} one={one} />
        ))}
      </ul>
    </section>
  );
}

interface SortProps {
  label: ReactNode;
  isNumeric: boolean;
  direction: "ascending" | "descending" | null;
  onSort: () => void;
}

function SortButton({ label, isNumeric, direction, onSort }: SortProps) {
  const t = useTranslations("accounts.list");
  const Arrow = direction === "descending" ? ArrowDown : ArrowUp;
  return (
    <span className={cn("flex", isNumeric && "justify-end")}>
      <button
        type="button"
        aria-pressed={direction !== null}
        title={t("sort")}
        onClick={onSort}
        className="group -mx-1 inline-flex min-h-6 items-center gap-1 whitespace-nowrap rounded-xs px-1 hover:text-ink"
      >
        {label}
        <Arrow aria-hidden className={cn("size-3", direction === null && "opacity-0 group-hover:opacity-60")} />
      </button>
    </span>
  );
}

function Row({ one }: { one: AccountLine }) {
  const t = useTranslations("accounts");
  const segment = useTranslations("ticket.segment");
  const words = useAccountWords();
  const now = useServerNow();
  const unknown = <span className="text-faint">–</span>;
  return (
    <li
      className={cn(
        columns,
        "relative min-h-row gap-y-0.5 border-line border-b px-4 py-1.5 text-sm hover:bg-hover md:px-5",
      )}
    >
      <Link
        href={`/accounts/${one.id}`}
        className="min-w-0 truncate rounded-xs font-medium after:absolute after:inset-0 after:content-['']"
      >
        {one.name}
      </Link>
      <span className="min-w-0 truncate text-muted max-lg:hidden">
        {one.plan ?? unknown} · {segment(one.segment)}
      </span>
      <span className="tabular text-right">{one.value ? words.money(one.value) : unknown}</span>
      <span className="tabular text-muted max-lg:hidden" title={one.renewalOn ? words.renewal(one.renewalOn, now) : ""}>
        {one.renewalOn ? words.day(one.renewalOn) : unknown}
      </span>
      <span className="max-lg:hidden">
        {one.churnRisk === null ? unknown : <ChurnRisk risk={one.churnRisk} inColumn />}
      </span>
      <span className="min-w-0 truncate max-lg:hidden">
        {one.volume ? (
          <VolumeChange volume={one.volume} />
        ) : (
          <span className="text-faint text-xs">{t("list.notEnough")}</span>
        )}
      </span>
      <span className={cn("tabular text-right max-lg:hidden", one.open > 0 ? "font-medium" : "text-faint")}>
        {one.open}
      </span>
      <span className="col-span-2 flex min-w-0 flex-wrap gap-x-3 text-muted text-xs lg:hidden">
        <span>
          {one.plan ? `${one.plan} · ` : ""}
          {segment(one.segment)}
        </span>
        {one.renewalOn && (
          <span>
            {t("fact.renewalOn")} {words.day(one.renewalOn)}
          </span>
        )}
        {one.churnRisk !== null && (
          <span>
            {t("fact.churnRisk")} {words.percent(one.churnRisk)}
          </span>
        )}
        {one.volume && (
          <span>
            {words.metric(one.volume.metric)} {words.change(one.volume.change)}
          </span>
        )}
        <span>{t("list.openShort", { count: one.open })}</span>
      </span>
    </li>
  );
}
