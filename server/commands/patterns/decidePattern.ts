import { isAllowed } from "../../auth/permissions";
import { now } from "../../clock";
import { writeAudit } from "../../db/audit";
import { inTransaction, type Tx } from "../../db/client";
import { notificationWrite } from "../../db/notifications";
import { type LockedCard, lockCard, writeChange } from "../../db/patterns/cards";
import { currentPolicy } from "../../db/policies";
import { writeAll } from "../../db/statement";
import { openTicketsOf, ticketsOfPattern } from "../../db/views/patterns";
import type { PersonId } from "../../domain/ids";
import type { IncidentDeclaration } from "../../domain/incident/incident";
import type { PatternDecision } from "../../domain/patterns/card";
import { patternEvidence } from "../../domain/patterns/pattern";
import type { Role } from "../../domain/vocabulary";
import { BatonError } from "../../errors";
import { newId } from "../ids";
import { declareIncident } from "../incident/incidents";
import { proposeChange } from "../proposeChange";
import { readyChange } from "./readyChange";

const longestSnoozeMs = 92 * 86_400_000;

async function requireCard(tx: Tx, id: string): Promise<LockedCard> {
  const card = await lockCard(tx, id);
  if (!card) throw new BatonError("notFound", "There is no such pattern.", "id");
  return card;
}

/** Whoever has a pattern must be able to see it. */
async function requireWatcher(tx: Tx, id: string): Promise<void> {
  const person = await tx.person.findUnique({ where: { id }, select: { role: true, disabledAt: true } });
  if (!person || person.disabledAt || !isAllowed(person.role as Role, "patterns.manage")) {
    throw new BatonError("badInput", "Choose a lead or an admin: agents do not see patterns.", "to");
  }
}

/** Assigns, snoozes, dismisses or opens a pattern; whoever gets it is told. The amount of evidence is remembered, so that only
 *  clearly more of it brings the card back. */
export async function decidePattern(id: string, decision: PatternDecision, by: PersonId): Promise<void> {
  await inTransaction(async (tx) => {
    const card = await requireCard(tx, id);
    const at = now();
    const none = { assignedTo: null, snoozedUntil: null, dismissReason: null, weighed: card.strength };
    const change = { id: newId(), patternId: id, at: new Date(at), byId: by };
    switch (decision.do) {
      case "assign": {
        await requireWatcher(tx, decision.to);
        if (card.state === "assigned" && card.assignedTo === decision.to) return;
        await tx.pattern.update({ where: { id }, data: { ...none, state: "assigned", assignedTo: decision.to } });
        await writeChange(tx, { ...change, what: "assigned", data: { to: decision.to } });
        if (decision.to !== by) {
          const news = { kind: "patternAssigned" as const, data: { by, patternId: id, pattern: card.kind } };
          await writeAll(tx, [notificationWrite(newId, [decision.to], { ticketId: null, at, ...news })]);
        }
        break;
      }
      case "snooze": {
        const { until } = decision;
        if (until <= at) throw new BatonError("badInput", "Choose a time that is still to come.", "until");
        if (until > at + longestSnoozeMs)
          throw new BatonError("badInput", "Choose a day within three months.", "until");
        // Whoever has it keeps it: it is theirs when it is back.
        const snoozed = { state: "snoozed", snoozedUntil: new Date(until), dismissReason: null };
        await tx.pattern.update({ where: { id }, data: { ...snoozed, weighed: card.strength } });
        await writeChange(tx, { ...change, what: "snoozed", data: { until } });
        break;
      }
      case "dismiss": {
        const { reason, note } = decision;
        await tx.pattern.update({ where: { id }, data: { ...none, state: "dismissed", dismissReason: reason } });
        await writeChange(tx, { ...change, what: "dismissed", data: { reason, note } });
        break;
      }
      case "open":
        if (card.state === "open") return;
        await tx.pattern.update({ where: { id }, data: { ...none, state: "open", weighed: null } });
        await writeChange(tx, { ...change, what: "opened" });
    }
    const actor = { kind: "person", id: by } as const;
    await writeAudit(tx, {
      actor,
      action: `pattern.${decision.do}`,
      subject: { kind: "pattern", id },
      details: { kind: card.kind, key: card.key, ...decision },
    });
  });
}

/** Makes an incident of a surge: its open tickets join whatever the rule says, and the card leads to it. */
export async function declareFromPattern(
  id: string,
  declaration: IncidentDeclaration,
  by: PersonId,
): Promise<{ id: string; joined: number; stopped: string | null }> {
  // The card stays locked until its incident stands, so that of two who declare at once the second finds it declared.
  return inTransaction(
    async (tx) => {
      const card = await requireCard(tx, id);
      if (card.kind !== "surge") throw new BatonError("badInput", "Only a surge can be made an incident.", "id");
      if (card.incidentId !== null && !card.isMended) {
        throw new BatonError("conflict", "This surge is an incident already: open it from its card.", "id");
      }
      const ticketIds = [...declaration.ticketIds, ...(await openTicketsOf(id))];
      const declared = await declareIncident({ ...declaration, ticketIds }, by);
      const taken = { state: "assigned", assignedTo: card.assignedTo ?? by, snoozedUntil: null, dismissReason: null };
      await tx.pattern.update({
        where: { id },
        data: { ...taken, incidentId: declared.id, weighed: card.strength },
      });
      const data = { incidentId: declared.id };
      await writeChange(tx, { id: newId(), patternId: id, at: new Date(now()), byId: by, what: "incident", data });
      return declared;
    },
    { timeout: 120_000 },
  );
}

/** Proposes the change to the criteria that a pattern asks for, from its newest ticket; it waits for an admin as any other. */
export async function proposeFromPattern(
  id: string,
  { why, version }: { why: string; version: number },
  by: PersonId,
): Promise<{ id: string }> {
  const policy = await currentPolicy();
  const card = await inTransaction((tx) => requireCard(tx, id));
  const evidence = patternEvidence.safeParse(card.evidence).data;
  const change = policy && evidence ? readyChange(evidence, policy) : null;
  const [ticketId] = await ticketsOfPattern(id, 1);
  if (!change || ticketId === undefined) {
    throw new BatonError("conflict", "The criteria say otherwise by now: there is nothing to propose here.", "id");
  }
  const proposal = await proposeChange({ ticketId, personId: by, change, why, version });
  await inTransaction(async (tx) => {
    const { strength } = await requireCard(tx, id);
    await tx.pattern.update({ where: { id }, data: { proposalId: proposal.id, weighed: strength } });
    const data = { proposalId: proposal.id };
    await writeChange(tx, { id: newId(), patternId: id, at: new Date(now()), byId: by, what: "proposed", data });
  });
  return proposal;
}
