import { nextBreachAt } from "@/server/domain/sla/clock";
import { latePromises } from "@/server/domain/sla/late";
import { escalationReasons } from "@/server/domain/vocabulary";
import type { EscalatedTicket, EscalationLists, TicketLine } from "./types";

/** Why a ticket moved: a person's reason, an alarm's, or the assistant gave it to people. */
export const filterReasons = [...escalationReasons, "slaBreach", "assistant"] as const;
export type FilterReason = (typeof filterReasons)[number];
export const orders = ["age", "breach"] as const;
export type Order = (typeof orders)[number];

export interface EscalationFilter {
  team: string | null;
  tier: number | null;
  reason: FilterReason | null;
  onlyLate: boolean;
  order: Order;
}

type Asked = Partial<Record<"team" | "tier" | "reason" | "late" | "sort", string | null>>;

/** The address's `team`, `tier`, `reason`, `late` and `sort`; what it does not know it leaves out. */
export function filterOf(asked: Asked): EscalationFilter {
  const tier = Number(asked.tier ?? "");
  return {
    team: asked.team?.slice(0, 100) || null,
    tier: Number.isInteger(tier) && tier >= 1 && tier <= 9 ? tier : null,
    reason: filterReasons.find((r) => r === asked.reason) ?? null,
    onlyLate: asked.late === "1",
    order: orders.find((o) => o === asked.sort) ?? "age",
  };
}

export const isNarrowed = ({ team, tier, reason, onlyLate }: EscalationFilter): boolean =>
  team !== null || tier !== null || reason !== null || onlyLate;

const reasonOf = ({ escalation }: EscalatedTicket): FilterReason =>
  escalation.kind === "assistant" ? "assistant" : escalation.reason;

/** The lists as far as they fit. Only escalations have a reason, so that one empties the other lists. */
export function narrowed<L extends Pick<EscalationLists, "approvals" | "escalated" | "waiting" | "late">>(
  lists: L,
  filter: EscalationFilter,
  now: number,
): L {
  const { team, tier, reason, onlyLate } = filter;
  const fits = (t: TicketLine) =>
    (team === null || t.team === team) &&
    (tier === null || t.tier === tier) &&
    (!onlyLate || latePromises(t.clocks, now).length > 0);
  const others = (t: TicketLine) => reason === null && fits(t);
  return {
    ...lists,
    approvals: lists.approvals.filter((a) => others(a.ticket)),
    escalated: lists.escalated.filter((e) => fits(e.ticket) && (reason === null || reasonOf(e) === reason)),
    waiting: lists.waiting.filter(others),
    late: lists.late.filter(others),
  };
}

export interface Transition {
  key: string;
  /** null = from the assistant to people. */
  tiers: { from: number; to: number } | null;
  tickets: EscalatedTicket[];
}

const due = ({ ticket }: EscalatedTicket) => nextBreachAt(ticket.clocks) ?? Number.POSITIVE_INFINITY;
const rank = ({ tiers }: Transition) => (tiers === null ? 0 : tiers.to * 10 + tiers.from);

/** Escalated tickets by their last step, the highest step first; within one by age or by next breach, ties by number. */
export function byTransition(tickets: readonly EscalatedTicket[], order: Order): Transition[] {
  const groups = new Map<string, Transition>();
  for (const one of tickets) {
    const { escalation: e } = one;
    const key = e.kind === "assistant" ? "assistant" : `${e.from}-${e.to}`;
    const tiers = e.kind === "assistant" ? null : { from: e.from, to: e.to };
    const group = groups.get(key) ?? { key, tiers, tickets: [] };
    group.tickets.push(one);
    groups.set(key, group);
  }
  const measure = order === "breach" ? due : (one: EscalatedTicket) => one.escalation.at;
  const compare = (a: EscalatedTicket, b: EscalatedTicket) => {
    const [x, y] = [measure(a), measure(b)];
    return x === y ? a.ticket.number - b.ticket.number : x - y;
  };
  for (const group of groups.values()) group.tickets.sort(compare);
  return [...groups.values()].sort((a, b) => rank(b) - rank(a));
}
