"use client";
import { useTranslations } from "use-intl";
import { type Held, holderOf } from "./holder";

/** Who has a ticket, in a few words. */
export function useHolderWords(): (ticket: Held) => string {
  const t = useTranslations("ticket.holder");
  return (ticket) => {
    const { kind, ...params } = holderOf(ticket);
    return t(kind, params);
  };
}
