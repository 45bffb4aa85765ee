"use client";
import { useFormatter, useTranslations } from "use-intl";
import { useDateTime } from "@/components/ui/use-date-time";
import { dayMs } from "@/server/domain/context/days";
import type { AccountFacts, ContractValue } from "@/server/domain/context/facts";
import type { FactName } from "@/server/domain/context/vocabulary";

/** Facts of accounts in words: money, days, shares and metrics. */
export function useAccountWords() {
  const t = useTranslations("accounts");
  const segment = useTranslations("ticket.segment");
  const format = useFormatter();
  const dateTime = useDateTime();
  const money = ({ amount, currency }: ContractValue) =>
    format.number(amount, { style: "currency", currency, maximumFractionDigits: amount % 1 === 0 ? 0 : 2 });
  const percent = (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 0 });
  const change = (share: number) =>
    format.number(share, { style: "percent", maximumFractionDigits: 0, signDisplay: "exceptZero" });
  /** A calendar day has no zone, so it is written as it stands. */
  const day = (text: string) => dateTime(Date.parse(text), { dateStyle: "medium", timeZone: "UTC" });
  const renewal = (text: string, now: number) => {
    const days = Math.ceil((Date.parse(text) - now) / dayMs);
    return days < 0
      ? t("value.renewalPast", { day: day(text), days: -days })
      : t("value.renewal", { day: day(text), days });
  };
  const known: { [Name in FactName]: (value: NonNullable<AccountFacts[Name]>, now: number) => string } = {
    name: (value) => value,
    segment: (value) => segment(value),
    plan: (value) => value,
    contractValue: (value) => t("value.perYear", { amount: money(value) }),
    renewalOn: renewal,
    expansion: (value) => t(`expansion.${value}`),
    churnRisk: (value) => percent(value),
    owner: (value) => value,
  };
  const fact = <Name extends FactName>(name: Name, value: AccountFacts[Name], now: number): string =>
    value === null ? t("value.takenBack") : known[name](value as NonNullable<AccountFacts[Name]>, now);
  /** records_synced → Records synced. */
  const metric = (name: string) =>
    name
      .replace(/[_.-]+/g, " ")
      .replace(/\bapi\b/gi, "API")
      .replace(/^./, (c) => c.toUpperCase());
  return { money, percent, change, day, renewal, fact, metric };
}
