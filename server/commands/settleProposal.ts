import { now } from "../clock";
import type { Tx } from "../db/client";
import { notificationWrite, type ProposalNews } from "../db/notifications";
import { writeAll } from "../db/statement";
import { newId } from "./ids";

export async function tellOfProposal(
  tx: Tx,
  to: readonly string[],
  ticketId: string,
  news: ProposalNews,
): Promise<void> {
  await writeAll(tx, [notificationWrite(newId, to, { ticketId, at: now(), ...news })]);
}

/** What became of the proposal that waits as this draft; whoever made it is told. Nothing where the draft is an admin's own. */
export async function settleProposal(
  tx: Tx,
  draftId: string,
  by: string | null,
  end: { state: "published"; version: number; note: string } | { state: "declined"; answer: string },
): Promise<void> {
  const proposal = await tx.criteriaProposal.findUnique({ where: { draftId } });
  if (!proposal) return;
  const isIn = end.state === "published";
  await tx.criteriaProposal.update({
    where: { id: proposal.id },
    data: {
      state: end.state,
      answer: isIn ? end.note : end.answer,
      version: isIn ? end.version : null,
      settledBy: by,
      settledAt: new Date(now()),
    },
  });
  if (by === null || proposal.personId === by) return;
  const news: ProposalNews = isIn
    ? { kind: "changePublished", data: { by, version: end.version } }
    : { kind: "changeDeclined", data: { by, answer: end.answer } };
  await tellOfProposal(tx, [proposal.personId], proposal.ticketId, news);
}
