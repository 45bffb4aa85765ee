"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import { escalateTicket } from "../commands/escalateTicket";
import { deescalateTicket } from "../commands/handoffs/deescalateTicket";
import { disownTicket } from "../commands/handoffs/disownTicket";
import { rateHandoff } from "../commands/handoffs/rateHandoff";
import { type ReassignOutcome, reassignTicket } from "../commands/handoffs/reassignTicket";
import { type HandoffContract, handoffContract, handoffLimits } from "../domain/handoff/contract";
import { asPersonId } from "../domain/ids";
import { type GiveWarning, giveWarning } from "../domain/ticket/giveWarnings";
import {
  type DeescalationReason,
  deescalationReasons,
  escalationReasons,
  type GiveReason,
  giveReasons,
  type HandoffField,
  handoffFields,
  type NotOursReason,
  notOursReasons,
} from "../domain/vocabulary";
import type { Result } from "../errors";
import { actAs } from "./action";

const id = z.uuid();
const tier = z.int().min(1).max(9);
const text = (least: number) =>
  z
    .string()
    .transform((s) => s.toWellFormed().replaceAll("\u0000", "").trim())
    .pipe(
      z
        .string()
        .min(least, "Please write something first.")
        .max(handoffLimits.note, `This is longer than ${handoffLimits.note} characters.`),
    );
const escalation = z.strictObject({
  fromTier: tier,
  reason: z.enum(escalationReasons, "Choose why it has to go up."),
  contract: handoffContract,
  mayWait: z.boolean(),
});
const deescalation = z.strictObject({
  fromTier: tier,
  toTier: tier,
  reason: z.enum(deescalationReasons, "Please say why."),
  remains: text(1),
});
const disowning = z.strictObject({ reason: z.enum(notOursReasons, "Please say why."), note: text(1) });
const reassignment = z.strictObject({
  to: z.uuid("Choose a colleague."),
  why: z.enum(giveReasons, "Please say why."),
  note: text(0),
  agreed: z.array(giveWarning).max(10),
});
const opinion = z.strictObject({
  isUseful: z.boolean(),
  missing: z.array(z.enum(handoffFields)).max(handoffFields.length),
  note: text(0),
});

export async function escalateAction(
  ticketId: string,
  order: { fromTier: number; reason: string; contract: HandoffContract; mayWait: boolean },
): Promise<Result<{ team: string; tier: number }>> {
  return actAs("ticket.work", (person) =>
    escalateTicket(parseInput(id, ticketId), person.id, parseInput(escalation, order)),
  );
}

export async function deescalateAction(
  ticketId: string,
  order: { fromTier: number; toTier: number; reason: DeescalationReason; remains: string },
): Promise<Result<{ team: string; tier: number }>> {
  return actAs("ticket.work", (person) =>
    deescalateTicket(parseInput(id, ticketId), person.id, parseInput(deescalation, order)),
  );
}

export async function notOursAction(
  ticketId: string,
  order: { reason: NotOursReason; note: string },
): Promise<Result<{ team: string | null; tier: number | null }>> {
  return actAs("ticket.work", (person) =>
    disownTicket(parseInput(id, ticketId), person.id, parseInput(disowning, order)),
  );
}

export async function reassignAction(
  ticketId: string,
  order: { to: string; why: GiveReason; note: string; agreed: GiveWarning[] },
): Promise<Result<ReassignOutcome>> {
  return actAs("ticket.work", (person) => {
    const { to, ...rest } = parseInput(reassignment, order);
    return reassignTicket(parseInput(id, ticketId), person.id, { to: asPersonId(to), ...rest });
  });
}

export async function rateHandoffAction(
  handoffId: string,
  rating: { isUseful: boolean; missing: HandoffField[]; note: string },
): Promise<Result<void>> {
  return actAs("ticket.work", (person) => {
    const { note, ...rest } = parseInput(opinion, rating);
    return rateHandoff(parseInput(id, handoffId), person.id, { ...rest, note: note === "" ? null : note });
  });
}
