/** What a merge of two customers moved, as the audit keeps it: enough to undo exactly that. */
export interface MovedByMerge {
  /** The kept customer, then the one that was merged into it. */
  customers: [keptId: string, otherId: string];
  addresses: string[];
  tickets: string[];
  /** The account that the kept customer took over, having had none. */
  accountId: string | null;
}

interface Grouped {
  id: string;
  mergedInto: { ticketId: string } | null;
}

/** The chosen tickets with every duplicate they are one with: such a group has one conversation, so it has one customer. */
export function wholeGroups<T extends Grouped>(tickets: readonly T[], chosen: readonly string[]): T[] {
  const byId = new Map(tickets.map((t) => [t.id, t]));
  const rootOf = (t: T): string => {
    const next = t.mergedInto && byId.get(t.mergedInto.ticketId);
    return next ? rootOf(next) : t.id;
  };
  const roots = new Set(tickets.filter((t) => chosen.includes(t.id)).map(rootOf));
  return tickets.filter((t) => roots.has(rootOf(t)));
}
