import { overridesInForce } from "../overrides";
import { overridesOf } from "./overrides";
import { listNumbered, type TicketLine } from "./ticketList";

export interface ListRow extends TicketLine {
  /** Ids of the leads' overrides in force by which it came to its queue. */
  overrides: string[];
}

/** Rows of the lists of tickets, by their numbers. */
export async function listRows(numbers: readonly number[]): Promise<ListRow[]> {
  if (numbers.length === 0) return [];
  const [lines, rules] = await Promise.all([listNumbered(numbers), overridesInForce()]);
  const inForce = new Set(rules.map((o) => o.id));
  const by = inForce.size === 0 ? new Map<string, string[]>() : await overridesOf(lines.map((l) => l.id));
  return lines.map((l) => ({ ...l, overrides: (by.get(l.id) ?? []).filter((id) => inForce.has(id)) }));
}
