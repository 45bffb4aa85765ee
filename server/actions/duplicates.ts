"use server";
import { z } from "zod";
import { isAllowed } from "../auth/permissions";
import { parseInput } from "../channels/port";
import { type Merger, mergeTickets, unmergeTicket } from "../commands/mergeTickets";
import type { Person } from "../db/people";
import type { Result } from "../errors";
import { actAs } from "./action";

const id = z.uuid();
const by = ({ id, role }: Person): Merger => ({ id, mayMergeAny: isAllowed(role, "tickets.mergeAny") });

/** Closes a duplicate in favour of another ticket; the one that holds both is the answer. */
export async function mergeTicketsAction(keepId: string, otherId: string): Promise<Result<{ ticketId: string }>> {
  return actAs("ticket.work", (person) => mergeTickets(parseInput(id, keepId), parseInput(id, otherId), by(person)));
}

/** Takes a duplicate out again. */
export async function unmergeTicketAction(ticketId: string): Promise<Result<void>> {
  return actAs("ticket.work", (person) => unmergeTicket(parseInput(id, ticketId), by(person)));
}
