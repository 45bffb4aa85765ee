import { writeProposal } from "../../../server/commands/knowledge/proposeArticle";
import { db, inTransaction } from "../../../server/db/client";
import { resolutionOf } from "../../../server/db/proposals";
import { proposalOf } from "../../../server/domain/knowledge/proposal";

/** So many proposals wait on the demo desk: its past is made without the command that would have made one of each. */
const mostProposed = 4;

/** Proposes articles from the newest resolutions of escalated tickets, one for each issue type; a further ticket of a type, where there
 *  is one, is linked to the same. */
export async function seedProposals(): Promise<void> {
  const rows = await db.$queryRaw<{ id: string; issueType: string; at: Date }[]>`
    SELECT t.id, t.issue_type_id AS "issueType", t.resolved_at AS at FROM ticket t
    WHERE t.status IN ('resolved', 'closed') AND t.issue_type_id IS NOT NULL AND t.merged_into_id IS NULL
      AND EXISTS (SELECT 1 FROM ticket_event e WHERE e.ticket_id = t.id AND e.type = 'TicketEscalated')
    ORDER BY t.resolved_at DESC, t.number LIMIT 300`;
  const proposed = new Map<string, string>();
  const linked = new Set<string>();
  for (const { id, issueType, at } of rows) {
    const known = proposed.get(issueType);
    if (known ? linked.has(known) : proposed.size === mostProposed) continue;
    const resolution = await resolutionOf(db, id);
    const content = resolution && proposalOf({ ...resolution, issueType });
    if (!content) continue;
    if (known) {
      linked.add(known);
      await db.articleSource.create({ data: { articleId: known, ticketId: id, at } });
    } else proposed.set(issueType, await inTransaction((tx) => writeProposal(tx, content, id, at.getTime())));
  }
}
