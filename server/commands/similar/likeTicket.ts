import { loadSimilarRow } from "../../db/similar";
import { askedWith, asVector, signaturesIn } from "../../understanding/index/asked";
import { similarIndex } from "./similarIndex";

const most = 20;

/** Ids of other resolved tickets at least so close (0..1), the closest first; none while the index is being built. */
export async function likeTicket(ticketId: string, closeness: number): Promise<string[]> {
  const index = similarIndex();
  index.start();
  const row = index.isReady ? await loadSimilarRow(ticketId) : null;
  if (!row?.question) return [];
  const asked = askedWith(row.question, signaturesIn(row.question), asVector(row.vector));
  return index.tickets
    .search(asked, most, (id) => id !== ticketId && index.resolved.has(id))
    .filter((hit) => hit.score >= closeness)
    .map((hit) => hit.id);
}
