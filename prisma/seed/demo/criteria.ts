import { proposeChange } from "../../../server/commands/proposeChange";
import { db } from "../../../server/db/client";
import { currentPolicy } from "../../../server/db/policies";
import type { PersonId } from "../../../server/domain/ids";

/** A change to the criteria that an agent proposed from one of their tickets; it waits for Ada. */
export async function seedCriteriaProposal(agent: PersonId): Promise<void> {
  const ticket = await db.ticket.findFirst({
    where: { ownerTeamId: "billing", status: { in: ["open", "waiting"] } },
    orderBy: { number: "asc" },
    select: { id: true },
  });
  const policy = await currentPolicy();
  if (!ticket || !policy) return;
  await proposeChange({
    ticketId: ticket.id,
    personId: agent,
    change: { kind: "keyword", word: "chargeback" },
    why: "Whoever mentions a chargeback has been to their bank already: an answer from an article comes too late then, and the fee is ours.",
    version: policy.version,
  });
}
