import { newId } from "../../../../server/commands/ids";
import type { Life, PastPerson } from "./life";

const requests = [
  "Charged twice; the second charge has to go back.",
  "Cancelled within the trial, charged all the same.",
  "Three days of outage this month; they ask for their share.",
];
const denial = "The contract gives no refund for this; offer a credit for the next invoice.";

/** Every second refund was asked for, and a lead answered within the hour; one in four was denied. Takes no chance, so that
 *  the rest of the past stays what it is. */
export function refundDecided(life: Life, person: PastPerson): void {
  if (life.ticket.issueType !== "refund" || life.number % 2 === 1 || life.approvals.length > 0) return;
  const { lead } = life.world;
  const approvalId = newId();
  const iso = () => new Date(life.now).toISOString();
  const state = life.number % 8 === 0 ? "denied" : "approved";
  const asked = { id: approvalId, ticket_id: life.ticket.id, asked_id: lead.id, requested_by: person.id };
  const money = { amount: `${20 + (life.number % 37) * 5}.00`, currency: "EUR" };
  const request = requests[life.number % requests.length]!;
  const requestedAt = iso();
  life.do(
    { kind: "person", id: person.id },
    { do: "requestApproval", approvalId, kind: "refund", askedId: lead.id, needs: "lead" },
  );
  life.wait(8 + (life.number % 45));
  life.do({ kind: "person", id: lead.id }, { do: "decideApproval", approvalId, state });
  const answer = { state, decided_by: lead.id, decided_at: iso(), reason: state === "denied" ? denial : null };
  life.approvals.push({ ...asked, kind: "refund", request, ...money, requested_at: requestedAt, ...answer });
}
