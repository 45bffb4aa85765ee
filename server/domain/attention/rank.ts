import { type AttentionCandidate, type AttentionItem, attentionKinds } from "./item";

/** No more than somebody can hold in their head. */
export const mostItems = 5;
/** What would avoid less than this (missed resolutions) is no reason to interrupt anybody. */
const leastSaves = 0.02;

const place = (c: Pick<AttentionItem, "detail">) => attentionKinds.indexOf(c.detail.kind);
const hasOffer = ({ detail }: AttentionItem) => "offer" in detail && detail.offer !== null;
const ascending = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Of two about the same the one that can be acted on by a change of staffing, then the one that says more. */
const isBetter = (a: AttentionItem, b: AttentionItem) =>
  hasOffer(a) !== hasOffer(b) ? hasOffer(a) : place(a) < place(b);

/** "What needs me now": the things whose doing is expected to avoid most, dearest first, at most five. A ticket counts for
 *  the one thing that says most about it, and of one cause one thing is told. The order of the input does not matter. */
export function rankAttention(candidates: readonly AttentionCandidate[]): AttentionItem[] {
  const claimed = new Set<string>();
  const byCause = new Map<string, AttentionItem>();
  const inOrder = [...candidates].sort((a, b) => place(a) - place(b) || ascending(a.cause, b.cause));
  for (const { cause, detail, ...c } of inOrder) {
    const tickets = c.tickets.filter((t) => !claimed.has(t.id)).sort((a, b) => b.cost - a.cost || a.number - b.number);
    if (c.tickets.length > 0 && tickets.length === 0) continue;
    for (const t of tickets) claimed.add(t.id);
    const saves = c.saves ?? tickets.reduce((sum, t) => sum + t.cost, 0);
    if (!(saves >= leastSaves)) continue;
    const item = { cause, detail, tickets, saves };
    const known = byCause.get(cause);
    if (!known) byCause.set(cause, item);
    else {
      const [best, other] = isBetter(item, known) ? [item, known] : [known, item];
      // Whatever it is told as, all of it is avoided.
      byCause.set(cause, { ...best, saves: Math.max(best.saves, other.saves) });
    }
  }
  return [...byCause.values()]
    .sort((a, b) => b.saves - a.saves || place(a) - place(b) || ascending(a.cause, b.cause))
    .slice(0, mostItems);
}
