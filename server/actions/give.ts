"use server";
import { z } from "zod";
import { isAllowed } from "../auth/permissions";
import { parseInput } from "../channels/port";
import { type GiveOutcome, giveTickets, mostGiven } from "../commands/giveTickets";
import { type TakeOutcome, takeTicket } from "../commands/takeTicket";
import { undoGiving } from "../commands/undoGiving";
import { idsOfNumbers } from "../db/views/ticketSearch";
import { type GiveWarning, giveWarning } from "../domain/ticket/giveWarnings";
import { type GiveReason, giveReasons } from "../domain/vocabulary";
import type { Result } from "../errors";
import { actAs } from "./action";

const id = z.uuid();
const agreed = z.array(giveWarning).max(10);
const target = z.union([
  z.object({ person: z.uuid() }),
  z.object({ team: z.string().min(1).max(100), tier: z.int().min(1).max(9) }),
]);
const note = z
  .string()
  .transform((s) => s.toWellFormed().replaceAll("\u0000", "").trim())
  .pipe(z.string().max(2_000, "This is longer than 2,000 characters."));
const order = z.object({
  numbers: z
    .array(z.int().min(1))
    .min(1, "Choose a ticket first.")
    .max(mostGiven, `At most ${mostGiven} tickets can be given at once.`),
  to: target,
  why: z.enum(giveReasons, "Please say why."),
  note,
  agreed,
});

export interface GiveRequest {
  /** The tickets' numbers. */
  numbers: number[];
  to: { person: string } | { team: string; tier: number };
  why: GiveReason;
  note: string;
  agreed: GiveWarning[];
}

/** Takes a waiting ticket for oneself. */
export async function takeTicketAction(ticketId: string, meant: GiveWarning[] = []): Promise<Result<TakeOutcome>> {
  return actAs("ticket.take", (person) =>
    takeTicket(parseInput(id, ticketId), person.id, {
      mayTakeAny: isAllowed(person.role, "ticket.give"),
      agreed: parseInput(agreed, meant),
    }),
  );
}

/** Gives tickets to a person or a queue, or tells what to know before. */
export async function giveTicketsAction(request: GiveRequest): Promise<Result<GiveOutcome>> {
  return actAs("ticket.give", async (person) => {
    const { numbers, note: text, ...rest } = parseInput(order, request);
    return giveTickets(await idsOfNumbers(numbers), person.id, { ...rest, note: text === "" ? null : text });
  });
}

export async function undoGivingAction(givingId: string): Promise<Result<{ undone: number; kept: number }>> {
  return actAs("ticket.give", (person) => undoGiving(parseInput(id, givingId), person.id));
}
