/** An escalation as surges count it. */
export interface Escalated {
  customerId: string;
  /** What it names. */
  keys: readonly string[];
}

/** One day: who escalated, and who of them named what. A customer counts once a day, for each thing and in all, so that nobody
 *  makes a surge alone by writing often. */
export interface Day {
  /** Days since 1 January 1970, UTC. */
  day: number;
  customers: ReadonlySet<string>;
  named: ReadonlyMap<string, ReadonlySet<string>>;
}

export function dayOfEscalations(day: number, escalations: readonly Escalated[]): Day {
  const customers = new Set<string>();
  const named = new Map<string, Set<string>>();
  for (const { customerId, keys } of escalations) {
    customers.add(customerId);
    for (const key of keys) {
      const who = named.get(key);
      if (who) who.add(customerId);
      else named.set(key, new Set([customerId]));
    }
  }
  return { day, customers, named };
}
