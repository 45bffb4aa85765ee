"use client";
import { useFormatter, useTranslations } from "use-intl";
import type { Approval } from "./types";

/** What is asked, in a few words: "Refund of €120.50", "An exception". */
export function useApprovalWords(): (approval: Pick<Approval, "kind" | "money">) => string {
  const t = useTranslations("escalations.approval");
  const format = useFormatter();
  return ({ kind, money }) =>
    money
      ? t("sum", { amount: format.number(Number(money.amount), { style: "currency", currency: money.currency }) })
      : t(`kind.${kind}`);
}
