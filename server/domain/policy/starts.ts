import type { PolicyDocument } from "./document";
import { anyTicket, ruleOf, ticketFitting, ticketOfOwner, ticketWith } from "./examples";
import type { ExampleTicket } from "./graph/way";

/** A place where tickets begin: which team, from which tier upwards, and which ticket that is. */
export interface Start {
  team: string;
  tier: number;
  /** Where the document says the tier, and where the owner. */
  at: string;
  owner: string;
  who: string;
  /** The issue type that it begins with; null = none. */
  issueType: string | null;
  /** A ticket that truly begins there; null where none does. */
  ticket(): ExampleTicket | null;
}

/** Every place where a ticket can start. */
export function startsOf(p: PolicyDocument): Start[] {
  const none = "A message that is none of the issue types";
  const types = new Map(p.issueTypes.map((t) => [t.id, t]));
  return [
    ...p.issueTypes.map((t, i): Start => {
      const path = `issueTypes.${i}`;
      return {
        team: t.owner,
        tier: t.startTier,
        at: `${path}.startTier`,
        owner: `${path}.owner`,
        who: `A "${t.name}" ticket`,
        issueType: t.id,
        ticket: () => ticketOfOwner(p, t.id),
      };
    }),
    ...p.ownership.flatMap((x, i) =>
      [...new Set(x.issueTypes)].flatMap((id): Start[] => {
        const t = types.get(id);
        if (!t) return [];
        const at = `ownership.${i}.owner`;
        const who = `A ticket about ${x.issueTypes.join(" and ")}, most of all ${t.id},`;
        const ticket = () => {
          const one = ticketFitting(p, [x], t.id);
          return one && ruleOf(p, one) === x.id ? one : null;
        };
        return [{ team: x.owner, tier: t.startTier, at, owner: at, who, issueType: t.id, ticket }];
      }),
    ),
    {
      ...p.outOfScope,
      team: p.outOfScope.owner,
      at: "outOfScope.tier",
      owner: "outOfScope.owner",
      who: none,
      issueType: null,
      ticket: () => ticketWith(),
    },
    {
      ...p.lastResort,
      at: "lastResort.tier",
      owner: "lastResort.team",
      who: "A ticket that nobody else owns",
      issueType: null,
      ticket: () => anyTicket(p),
    },
  ];
}
