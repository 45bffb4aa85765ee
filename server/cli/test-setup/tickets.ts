import type { DecisionResult } from "../../domain/decision/decide";
import { asTicketId } from "../../domain/ids";
import { type ClockRules, elapsedTime } from "../../domain/sla/rules";
import type { TicketEvent } from "../../domain/ticket/events";
import type { OwnerBounds } from "../../domain/ticket/ledger";
import {
  openTicket,
  type Refusal,
  type TicketCommand,
  type TransitionContext,
  transition,
} from "../../domain/ticket/lifecycle";
import type { Ticket } from "../../domain/ticket/ticket";
import type { Actor, ClockMetric } from "../../domain/vocabulary";

/** A ticket to play with: commands at instants, in minutes since it was opened. */

export const opened = Date.UTC(2026, 2, 4, 9);
export const at = (minute: number) => opened + minute * 60_000;

export const customer: Actor = { kind: "customer", id: null };
export const person = (id: string): Actor => ({ kind: "person", id });
export const assistant: Actor = { kind: "assistant", id: null };

/** Targets in minutes: acceptance 10, first response 30, next response 20, resolution 100, approval 60. */
export const targetMinutes: Record<ClockMetric, number> = {
  acceptance: 10,
  firstResponse: 30,
  nextResponse: 20,
  resolution: 100,
  approval: 60,
};
/** All time counts, promises are not divided, waiting pauses resolution, reopening gives a new promise. */
export const plainRules: ClockRules = {
  target: (metric) => ({ targetMs: targetMinutes[metric] * 60_000, warnAt: [0.5, 0.75, 0.9], calendar: null }),
  shares: () => [],
  pausesFor: (metric) => metric === "resolution",
  onReopen: "restart",
  scale: () => elapsedTime,
};

/** Four changes of team at most, the last of them to the people of `support`. */
export const plainBounds: OwnerBounds = { hopLimit: 4, lastResort: "support" };

export const decision = (more: Partial<DecisionResult> = {}): DecisionResult => ({
  disposition: "human",
  issueType: "invoice",
  confidence: 0.5,
  candidates: [],
  team: "billing",
  tier: 1,
  complexity: 0,
  priority: 50,
  contributions: [],
  importance: 1,
  reasons: [],
  changes: [],
  ...more,
});
export const decide: Extract<TicketCommand, { do: "decide" }> = {
  do: "decide",
  decisionId: "d1",
  policyVersion: 1,
  modelVersion: "m",
  result: decision(),
};
export const queue = (team = "billing", tier = 1): TicketCommand => ({ do: "queue", team, tier, reasons: [] });
export const offer = (personId: string, until: number): TicketCommand => ({
  do: "offer",
  personId,
  team: "billing",
  tier: 1,
  expiresAt: at(until),
  reasons: [],
});

export class Played {
  ticket: Ticket;
  readonly events: TicketEvent[];
  /** Where among its events each giving begins, by its id. */
  readonly given = new Map<string, number>();
  private ids = 0;

  constructor(
    private readonly rules: ClockRules = plainRules,
    readonly bounds: OwnerBounds = plainBounds,
  ) {
    const from = { customerId: "c", accountId: null, segment: "standard", channel: "web", messageId: "m0" } as const;
    const first = openTicket(asTicketId("t"), from, this.context(0, customer));
    this.ticket = first.ticket;
    this.events = [...first.events];
  }

  private context(minute: number, actor: Actor): TransitionContext {
    return { now: at(minute), actor, newId: () => `id${++this.ids}`, rules: this.rules, bounds: this.bounds };
  }

  /** Carries a command out; returns the refusal, or null. */
  do(minute: number, command: TicketCommand, actor: Actor = { kind: "system", id: null }): Refusal | null {
    const done = transition(this.ticket, command, this.context(minute, actor));
    if (!done.ok) return done.refusal;
    this.ticket = done.ticket;
    this.events.push(...done.events);
    return null;
  }

  /** Offers the ticket and lets the person accept it at once. */
  accept(minute: number, personId = "p1"): this {
    this.do(minute, offer(personId, minute + 2));
    this.do(minute, { do: "accept", offerId: this.ticket.offer!.id, personId, via: "offer" }, person(personId));
    return this;
  }

  /** What the promise of a metric, or a tier's budget of it, did: minute, event, and fraction or outcome. */
  clockStory(metric: ClockMetric, tier: number | null = null): string[] {
    const ids = new Set(this.ticket.clocks.filter((c) => c.metric === metric && c.tier === tier).map((c) => c.id));
    return this.events.flatMap((e) => {
      if (!e.type.startsWith("Clock") || !("clockId" in e.data) || !ids.has(e.data.clockId)) return [];
      const detail = e.type === "ClockWarned" ? e.data.fraction : e.type === "ClockStopped" ? e.data.outcome : "";
      return [`${(e.at - opened) / 60_000} ${e.type.slice(5)} ${detail}`.trim()];
    });
  }
}

/** A ticket that was decided and waits in its queue. */
export function queued(rules: ClockRules = plainRules): Played {
  const played = new Played(rules);
  played.do(0, decide);
  played.do(0, queue());
  return played;
}
