import { type ClaimOf, dateOf } from "./pattern";

/** A ticket that people answered or that was escalated. */
export interface HandAnswered {
  ticketId: string;
  customerId: string;
  issueType: string;
  /** The first feature that it names. */
  feature: string | null;
  /** Days since 1 January 1970, UTC. */
  day: number;
  isEscalated: boolean;
  /** An article was used in an answer, or a published one says about what was asked. */
  isCovered: boolean;
  /** Minutes that people worked on it. */
  minutes: number;
}

export const documentationDays = 28;
const fewestTickets = 10;
const fewestCustomers = 5;
/** Of the tickets like it at least so many have no article. */
const uncoveredShare = 0.7;

export interface Articles {
  /** Issue types with a published article. */
  published: ReadonlySet<string>;
  /** By issue type: one that waits to be looked at. */
  proposed: ReadonlyMap<string, string>;
}

/** What customers ask again and again, people answer by hand, and no article says. Where an issue type has no article at all that
 *  is one gap, else one for each feature of it. Those that cost most time first. */
export function documentationGaps(
  tickets: readonly HandAnswered[],
  { published, proposed }: Articles,
  today: number,
): ClaimOf<"documentation">[] {
  const groups = new Map<string, HandAnswered[]>();
  for (const one of tickets) {
    if (one.day <= today - documentationDays) continue;
    const key = published.has(one.issueType) ? `${one.issueType}/${one.feature ?? ""}` : one.issueType;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const gaps = [...groups].flatMap(([key, list]): ClaimOf<"documentation">[] => {
    const gap = list.filter((one) => !one.isCovered);
    const customers = new Set(gap.map((one) => one.customerId)).size;
    if (gap.length < fewestTickets || customers < fewestCustomers || gap.length < uncoveredShare * list.length)
      return [];
    const { issueType, feature } = gap[0]!;
    const hasArticle = published.has(issueType);
    const weeks = [3, 2, 1, 0].map((ago) => {
      const last = today - 7 * ago;
      return { day: dateOf(last - 6), tickets: gap.filter((g) => g.day <= last && g.day > last - 7).length };
    });
    return [
      {
        key,
        audience: ["product", "support"],
        strength: gap.length,
        ticketIds: [...gap].sort((a, b) => b.day - a.day).map((g) => g.ticketId),
        evidence: {
          kind: "documentation",
          ...{ issueType, feature: hasArticle ? feature : null, days: documentationDays },
          ...{ tickets: gap.length, customers, byHand: list.length },
          escalated: gap.filter((g) => g.isEscalated).length,
          minutes: Math.round(gap.reduce((sum, g) => sum + g.minutes, 0)),
          ...{ hasArticle, proposedId: proposed.get(issueType) ?? null, weeks },
        },
      },
    ];
  });
  return gaps.sort((a, b) => b.evidence.minutes - a.evidence.minutes || (a.key < b.key ? -1 : 1));
}
