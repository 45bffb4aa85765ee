import { isAllowed } from "../../auth/permissions";
import type { Tx } from "../../db/client";
import { roleNow } from "../../db/givings";
import { pointsInside } from "../../db/handoffs";
import type { TableWrite } from "../../db/statement";
import { type HandoffContract, missingFields } from "../../domain/handoff/contract";
import type { PersonId } from "../../domain/ids";
import type { Ticket } from "../../domain/ticket/ticket";
import type { HandoffField, HandoffKind } from "../../domain/vocabulary";
import { BatonError } from "../../errors";
import { refused } from "../changeTicket";
import { newId } from "../ids";

/** Whoever hands a ticket on has it. While nobody does, those may who give any work by hand: a colleague who passes by has not
 *  looked at it. */
export async function mustMayHandOn(tx: Tx, t: Ticket, personId: PersonId): Promise<void> {
  if (t.assignment) {
    if (t.assignment.personId !== personId) throw refused("notYours");
    return;
  }
  const role = await roleNow(tx, personId);
  if (role === null || !isAllowed(role, "ticket.give")) throw refused("notAssigned");
}

/** The same for what its holder alone may do. */
export function mustHold(t: Ticket, personId: PersonId): void {
  if (!t.assignment) throw refused("notAssigned");
  if (t.assignment.personId !== personId) throw refused("notYours");
}

export const tierOf = (t: Ticket): number => t.assignment?.tier ?? t.queue?.tier ?? 0;

const names: Record<HandoffField, string> = {
  tried: "what was tried and by whom",
  wanted: "what the customer wants",
  evidence: "evidence",
};

/** Refuses a contract that lacks something, naming every field; they are joined by commas in the error's `field`. */
export async function mustBeComplete(
  tx: Tx,
  t: Ticket,
  contract: HandoffContract,
  required: readonly HandoffField[],
): Promise<void> {
  const missing = missingFields(contract, required);
  if (missing.length > 0) {
    const text = `Still missing: ${missing.map((field) => names[field]).join("; ")}.`;
    throw new BatonError("badInput", text, missing.join());
  }
  if (!(await pointsInside(tx, t.id, contract))) {
    throw new BatonError("badInput", "This names a person, message or attachment that this ticket does not have.");
  }
}

/** The row of a handoff. */
export function handoffWrite(
  t: Ticket,
  h: {
    kind: HandoffKind;
    reason: string;
    from: PersonId;
    to: { team: string; tier: number };
    contract: HandoffContract;
    at: number;
    id?: string;
  },
): TableWrite {
  const place = { from_team: t.queue?.team ?? "", from_tier: tierOf(t), to_team: h.to.team, to_tier: h.to.tier };
  const row = { id: h.id ?? newId(), ticket_id: t.id, kind: h.kind, reason: h.reason, from_id: h.from, ...place };
  const rows = [{ ...row, contract: h.contract, created_at: new Date(h.at).toISOString(), missing: [] }];
  return { table: "handoff", mode: "insert", rows };
}
