import { emptyContract } from "../../domain/handoff/contract";
import type { EscalationReason } from "../../domain/vocabulary";

/** A complete escalation from a tier, with one step that was tried. */
export const escalation = (reason: EscalationReason, what = "Looked at the log.", fromTier = 1) => ({
  fromTier,
  reason,
  contract: { ...emptyContract, tried: [{ what, by: "assistant" as const }], wanted: "That it works again." },
});
