import { db, type Tx } from "../db/client";
import { takeNumber } from "../db/corrections";
import { loadEstimates } from "../db/estimates";
import type { TableWrite } from "../db/statement";
import { loadEvents } from "../db/tickets/load";
import type { PersonId } from "../domain/ids";
import { type Corrected, type CorrectionFault, planCorrection } from "../domain/learning/correction";
import { reason } from "../domain/reasons";
import type { TicketCommand } from "../domain/ticket/lifecycle";
import { foldTicket, type Ticket } from "../domain/ticket/ticket";
import type { Actor, CorrectionWhy, Role } from "../domain/vocabulary";
import { BatonError } from "../errors";
import { getEncoder } from "../understanding/encoder/encoder";
import { changeTicket, refused } from "./changeTicket";
import { newId } from "./ids";
import { requestPlan } from "./planWaiting";

interface Corrector {
  id: PersonId;
  role: Role;
}

const faults: Record<CorrectionFault, { text: string; field: string }> = {
  nothing: { text: "The ticket says this already: choose what is different.", field: "issueType" },
  issueType: { text: "The policy has no such issue type: choose one of the list.", field: "issueType" },
  team: { text: "This team has no tier that takes tickets: choose another team.", field: "team" },
  tier: { text: "This team has no such tier: choose one of its tiers.", field: "tier" },
};

/** How long a correction waits for the encoder: without a vector it still teaches by its words. */
const encoderMs = 800;

/** The message that a ticket was decided by, as an example. */
async function exampleOf(ticketId: string): Promise<{ messageId: string; vector: Float32Array | null }> {
  const ticket = await db.ticket.findUnique({ where: { id: ticketId }, select: { decisionId: true } });
  const decided = ticket?.decisionId
    ? await db.decision.findUnique({ where: { id: ticket.decisionId }, select: { messageId: true } })
    : null;
  const message = await db.message.findFirst({
    where: { ticketId, kind: "inbound", ...(decided?.messageId && { id: decided.messageId }) },
    orderBy: { createdAt: "asc" },
    select: { id: true, subject: true, body: true },
  });
  if (!message) throw new BatonError("notFound", "There is no such ticket, or no message of the customer on it.");
  const { id, subject, body } = message;
  const text = subject ? `${subject}\n${body ?? ""}` : (body ?? "");
  const encoded = await getEncoder().encode([text], { timeoutMs: encoderMs });
  return { messageId: id, vector: encoded?.[0] ?? null };
}

const hex = (vector: Float32Array) =>
  `\\x${Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString("hex")}`;

/** What a ticket learned before is taken back by what it learns now: of one ticket one correction counts. */
function takeBack(tx: Tx, ticketId: string, by: PersonId, number: number, at: number): Promise<number> {
  return tx.$executeRawUnsafe(
    `UPDATE correction SET undone_at = $2::timestamptz, undone_by = $3::uuid, undone_number = $4
     WHERE ticket_id = $1::uuid AND undone_number IS NULL`,
    ticketId,
    new Date(at).toISOString(),
    by,
    number,
  );
}

function mayCorrect(t: Ticket, person: Corrector): void {
  if (t.mergedInto) throw refused("merged");
  if (t.assignment && t.assignment.personId !== person.id && person.role === "agent") throw refused("notYours");
}

export interface CorrectionDone {
  correctionId: string;
  team: string;
  tier: number;
  /** Whether the ticket went to another queue. */
  hasMoved: boolean;
}

/** Puts issue type, team or tier of a ticket right. The ticket goes where it belongs, unless `isKept`; the next similar
 *  message is read by it, on every process. */
export async function correctTicket(
  ticketId: string,
  person: Corrector,
  chosen: Corrected,
  isKept: boolean,
): Promise<CorrectionDone> {
  const actor: Actor = { kind: "person", id: person.id };
  const correctionId = newId();
  const { messageId, vector } = await exampleOf(ticketId);
  let was = null as Ticket["queue"];
  const after = await changeTicket(ticketId, actor, async (t, at, policy, tx) => {
    mayCorrect(t, person);
    const plan = planCorrection(t, chosen, policy, at, await loadEstimates(tx));
    if ("fault" in plan) throw new BatonError("badInput", faults[plan.fault].text, faults[plan.fault].field);
    const number = await takeNumber(tx);
    await takeBack(tx, t.id, person.id, number, at);
    was = t.queue;
    const row = {
      id: correctionId,
      number,
      ticket_id: t.id,
      message_id: messageId,
      person_id: person.id,
      at: new Date(at).toISOString(),
      was: plan.was,
      is: plan.is,
      vector: vector && hex(vector),
    };
    const { issueType, place, minTier, reasons } = plan;
    const what = { issueType, place, minTier, isKept, reasons };
    const command: TicketCommand = { do: "correct", correctionId, undoes: false, ...what };
    const also: TableWrite[] = [{ table: "correction", mode: "insert", rows: [row] }];
    return { commands: [command], also };
  });
  await requestPlan();
  const place = after.queue ?? { team: "", tier: 0 };
  const hasMoved = after.queue !== null && (place.team !== was?.team || place.tier !== was.tier);
  return { correctionId, team: place.team, tier: place.tier, hasMoved };
}

/** Why it was put right: said by whoever did it, or a lead; the last word counts. */
export async function sayWhyCorrected(correctionId: string, person: Corrector, why: CorrectionWhy): Promise<void> {
  const said = await db.correction.updateMany({
    where: { id: correctionId, undoneNumber: null, ...(person.role === "agent" && { personId: person.id }) },
    data: { why },
  });
  if (said.count === 1) return;
  const row = await db.correction.findUnique({ where: { id: correctionId } });
  if (!row) throw new BatonError("notFound", "There is no such correction.", "correctionId");
  if (row.undoneNumber !== null) throw new BatonError("conflict", "This correction was taken back already.");
  throw new BatonError("forbidden", "Somebody else made this correction: they or a lead can say why.");
}

/** What undoing a correction gives back: the lowest tier that was allowed before it, and the team that it took the ticket
 *  from as not theirs. */
async function beforeCorrection(ticketId: string, correctionId: string) {
  const { id, events } = await loadEvents(ticketId);
  const at = events.findIndex(
    (e) => e.type === "TicketCorrected" && !e.data.undoes && e.data.correctionId === correctionId,
  );
  const made = events[at];
  if (made?.type !== "TicketCorrected") return { restores: null, minTier: null };
  return { restores: made.data.releases ?? null, minTier: foldTicket(id, events.slice(0, at)).minTier };
}

/** Takes a correction back: nothing is read by it any more, and its ticket goes back to where it was, unless somebody
 *  else has begun with it. */
export async function undoCorrection(correctionId: string, person: Corrector): Promise<{ ticketId: string }> {
  const actor: Actor = { kind: "person", id: person.id };
  const row = await db.correction.findUnique({ where: { id: correctionId } });
  if (!row) throw new BatonError("notFound", "There is no such correction.", "correctionId");
  if (row.personId !== person.id && person.role === "agent") {
    throw new BatonError("forbidden", "Somebody else made this correction: they or a lead can take it back.");
  }
  const { restores, minTier } = await beforeCorrection(row.ticketId, correctionId);
  await changeTicket(row.ticketId, actor, async (t, at, _policy, tx) => {
    const number = await takeNumber(tx);
    const taken = await takeBack(tx, t.id, person.id, number, at);
    const current = await tx.correction.findUnique({ where: { id: correctionId }, select: { undoneNumber: true } });
    if (taken === 0 || current?.undoneNumber !== number) {
      throw new BatonError("conflict", "This correction was taken back already.");
    }
    const was = row.was as unknown as { issueType: string | null; team: string; tier: number };
    const place = { team: was.team, tier: was.tier };
    const isKept = t.assignment !== null && t.assignment.personId !== person.id;
    const reasons = [reason("correctionUndone", place)];
    const undone: TicketCommand = {
      do: "correct",
      correctionId,
      undoes: true,
      issueType: was.issueType,
      place,
      minTier: Math.min(minTier ?? place.tier, place.tier),
      isKept,
      restores,
      reasons,
    };
    return { commands: [undone] };
  });
  await requestPlan();
  return { ticketId: row.ticketId };
}
