import { inTransaction } from "../db/client";
import { dropWriting, keepWriting as keep, type WritingPlace } from "../db/writing";
import type { Kept } from "../domain/ticket/writing";
import { BatonError } from "../errors";

/** Keeps what somebody has typed so far; nothing but blanks is an end of it. `isOpen`: they have the writer open. */
export async function keepWriting(place: WritingPlace, text: Kept & { isOpen: boolean }): Promise<void> {
  await inTransaction(async (tx) => {
    if (text.body.trim() === "") return dropWriting(tx, place, text.at);
    const ticket = await tx.ticket.findUnique({ where: { id: place.ticketId }, select: { id: true } });
    if (!ticket) throw new BatonError("notFound", "There is no such ticket.");
    await keep(tx, place, text);
  });
}
