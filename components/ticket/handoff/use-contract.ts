"use client";
import { useTranslations } from "use-intl";
import type { HandoffContract } from "@/server/domain/handoff/contract";
import { prefilled } from "@/server/domain/handoff/prefill";
import { type EscalationReason, escalationReasons } from "@/server/domain/vocabulary";
import { draftKey, useDraft } from "../actions/use-draft";
import { wishOf } from "../detail/brief";
import type { TicketDetail } from "../detail/types";

export interface EscalationDraft {
  reason: EscalationReason;
  contract: HandoffContract;
}

/** A draft as it was kept, however half done; null for what another version of this page wrote. */
function readKept(text: string): EscalationDraft | null {
  if (text === "") return null;
  try {
    const kept = JSON.parse(text) as EscalationDraft;
    const { tried, wanted, evidence, note } = kept.contract;
    const isWhole =
      Array.isArray(tried) && Array.isArray(evidence) && [wanted, note].every((x) => typeof x === "string");
    return isWhole && (escalationReasons as readonly string[]).includes(kept.reason) ? kept : null;
  } catch {
    return null;
  }
}

/** A contract begun from the ticket, and kept in the tab as soon as something is changed. `clear` once it was sent. */
export function useContract(detail: TicketDetail) {
  const t = useTranslations("ticket.contract");
  const [text, write] = useDraft(draftKey(detail.ticket.id, "escalate"));
  const words = {
    answered: (said: string) => t("answered", { text: said }),
    sentArticle: (title: string) => t("sentArticle", { title }),
    ran: (action: string) => t("ran", { action: detail.actionNames[action] ?? action }),
  };
  const begin = (): EscalationDraft => ({
    reason: "needsExpertise",
    contract: prefilled(detail.events, detail.messages, wishOf(detail, 400), words),
  });
  const draft = readKept(text) ?? begin();
  return {
    draft,
    change: (to: Partial<EscalationDraft>) => write(JSON.stringify({ ...draft, ...to })),
    clear: () => write(""),
  };
}

/** What is sent: without rows that were left empty. */
export const filledIn = (c: HandoffContract): HandoffContract => ({
  ...c,
  tried: c.tried.filter((s) => s.what.trim() !== ""),
  evidence: c.evidence.filter((e) => e.kind !== "text" || e.text.trim() !== ""),
});
