import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  assistant,
  at,
  customer,
  decide,
  opened,
  Played,
  person,
  targetMinutes,
} from "@/server/cli/test-setup/tickets";
import { asTicketId } from "../ids";
import type { Reason } from "../reasons";
import { isOpen } from "../sla/clock";
import { alarmsOf } from "../sla/reactions";
import { type Actor, systemActor } from "../vocabulary";
import type { TicketCommand } from "./lifecycle";
import { foldTicket } from "./ticket";

const reasons: Reason[] = [];
const people = ["p1", "p2", "p3"];
const team = fc.constantFrom("billing", "data");
const tier = fc.integer({ min: 1, max: 3 });
const who = fc.constantFrom(...people);

/** A command that may or may not fit the ticket as it is; ids of offers are filled in when it is carried out. */
const anyCommand: fc.Arbitrary<(p: Played, minute: number) => TicketCommand> = fc.oneof(
  fc.constant(() => ({ do: "receive", messageId: "m", channel: "web" }) as const),
  fc.constant(() => decide),
  fc.record({ team, tier }).map((x) => () => ({ do: "queue", ...x, reasons }) as const),
  fc.constant(() => ({ do: "leaveUnowned", reasons }) as const),
  fc.record({ personId: who, team, tier, ttl: fc.nat(5) }).map(({ ttl, ...x }) => (_: Played, minute: number) => {
    return { do: "offer", ...x, expiresAt: at(minute + ttl), reasons } as const;
  }),
  fc.record({ personId: who, isRight: fc.boolean() }).map(({ personId, isRight }) => (p: Played) => {
    const right = isRight && p.ticket.offer ? p.ticket.offer.personId : personId;
    return { do: "accept", offerId: p.ticket.offer?.id ?? "none", personId: right, via: "offer" } as const;
  }),
  who.map((personId) => (p: Played) => {
    return { do: "decline", offerId: p.ticket.offer?.id ?? "none", personId, reason: "noTime" } as const;
  }),
  fc.constant((p: Played) => ({ do: "expireOffer", offerId: p.ticket.offer?.id ?? "none" }) as const),
  fc.record({ personId: who, team, tier }).map((x) => () => ({ do: "assign", ...x, via: "manual", reasons }) as const),
  fc.boolean().map((isWaitingForCustomer) => () => ({ do: "reply", messageId: "r", isWaitingForCustomer }) as const),
  fc.constant(() => ({ do: "note", messageId: "n" }) as const),
  fc.record({ toTeam: team, toTier: tier }).map((x) => () => {
    return { do: "escalate", ...x, reason: "stuck", reasons } as const;
  }),
  fc.constant((): TicketCommand => ({ do: "noteConflict", kinds: ["phone"], customerIds: ["c2"] })),
  fc.record({ team, tier, lane: fc.constantFrom("autonomous", "review") }).map((x) => (_: Played, minute: number) => {
    return { do: "assist", ...x, dueAt: at(minute), reasons } as const;
  }),
  fc.constant((_: Played, minute: number) => ({ do: "act", action: "a", dueAt: at(minute + 1) }) as const),
  fc.constant(() => ({ do: "recordAction", action: "a", outcome: "done", ms: 7 }) as const),
  fc.boolean().map((meets) => (_: Played, minute: number) => {
    return { do: "answer", messageId: "r", dueAt: at(minute + 9), meets } as const;
  }),
  fc.constant((_: Played, minute: number) => ({ do: "followUp", messageId: "r", dueAt: at(minute + 9) }) as const),
  fc.constant((p: Played, minute: number) => {
    return { do: "draft", draftId: `draft${p.events.length}`, dueAt: at(minute + 9) } as const;
  }),
  fc.constant((p: Played, minute: number): TicketCommand => {
    const draftId = p.ticket.assistant?.draftId ?? "none";
    return { do: "approveDraft", draftId, isEdited: false, messageId: "r", dueAt: at(minute + 9) };
  }),
  fc.constantFrom("rejectDraft", "expireDraft").map((act) => (p: Played): TicketCommand => {
    const draftId = p.ticket.assistant?.draftId ?? "none";
    return act === "rejectDraft" ? { do: act, draftId, reason: "wrong", reasons } : { do: act, draftId, reasons };
  }),
  fc.constant(() => ({ do: "confirm", messageId: null }) as const),
  fc.constant(() => ({ do: "resolve" }) as const),
  fc.constant(() => ({ do: "liftBars" }) as const),
  fc
    .constantFrom("c", "c2")
    .map((customerId) => (): TicketCommand => ({ do: "changeCustomer", customerId, why: "merge" })),
  fc.constant((): TicketCommand => ({ do: "mergeInto", ticketId: "t2" })),
  fc.constant((): TicketCommand => ({ do: "unmerge" })),
  fc.boolean().map((isUnanswered) => (_: Played, minute: number): TicketCommand => {
    const unansweredSince = isUnanswered ? at(minute) : null;
    return { do: "absorb", other: { id: asTicketId("t3"), lastCustomerMessageAt: at(minute), unansweredSince } };
  }),
  fc.constant((): TicketCommand => ({ do: "release", ticketId: "t3" })),
  fc.constant((p: Played, minute: number) => {
    return { do: "ring", bodies: p.ticket.clocks.filter(isOpen).flatMap((c) => alarmsOf(c, at(minute))) } as const;
  }),
);
const actor: fc.Arbitrary<Actor> = fc.constantFrom(systemActor, customer, assistant, person("p1"), person("p2"));
const anyLife = fc.array(fc.record({ wait: fc.nat(40), command: anyCommand, actor }), { maxLength: 40 });

/** Plays a life and lets `look` see the ticket after each command. */
function play(
  life: { wait: number; command: (p: Played, minute: number) => TicketCommand; actor: Actor }[],
  look: (p: Played, minute: number) => void,
) {
  const played = new Played();
  played.do(0, decide);
  let minute = 0;
  for (const { wait, command, actor } of life) {
    minute += wait;
    const before = played.ticket;
    const count = played.events.length;
    const refusal = played.do(minute, command(played, minute), actor);
    if (refusal) {
      expect(played.ticket).toBe(before);
      expect(played.events).toHaveLength(count);
    }
    look(played, minute);
  }
  return played;
}

describe("whatever commands come in whatever order", () => {
  it("a ticket has one owner at most, and none only where that was said", () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        play(life, ({ ticket: t, events }) => {
          const is = (type: string) => events.findLastIndex((e) => e.type === type);
          if (t.assignment) {
            expect(t.offer).toBeNull();
            expect(t.queue).toMatchObject({ team: t.assignment.team, tier: t.assignment.tier });
          }
          if (t.status === "resolved" || t.mergedInto)
            expect([t.assignment, t.offer, t.assistant]).toEqual([null, null, null]);
          if (t.assistant) {
            expect([t.assignment, t.offer]).toEqual([null, null]);
            expect(t.queue).not.toBeNull();
            expect(t.assistant.draftId !== null).toBe(
              t.assistant.step === "reviewing" || (t.assistant.step === "acting" && t.assistant.lane === "review"),
            );
          }
          expect(t.mergedInto !== null).toBe(t.status === "closed");
          if (t.queue === null) {
            expect(t.assignment).toBeNull();
            expect(is("TicketUnowned")).toBeGreaterThanOrEqual(is("TicketQueued"));
            expect(is("TicketUnowned")).toBeGreaterThanOrEqual(is("TicketAssigned"));
            expect(is("TicketUnowned")).toBeGreaterThanOrEqual(is("AssistantTookOver"));
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it("assignments and offers begin and end in turn", () => {
    const bracketed = (types: string[], begins: string, ends: string[]) => {
      let active = 0;
      for (const type of types) {
        if (type === begins) active++;
        if (ends.includes(type) && active > 0) active--;
        expect(active).toBeLessThanOrEqual(1);
      }
    };
    fc.assert(
      fc.property(anyLife, (life) => {
        const types = play(life, () => {}).events.map((e) => e.type);
        bracketed(types, "TicketAssigned", ["AssignmentEnded"]);
        bracketed(types, "DraftMade", ["DraftSettled"]);
        bracketed(types, "OfferMade", ["OfferDeclined", "OfferExpired", "OfferWithdrawn", "TicketAssigned"]);
      }),
      { numRuns: 300 },
    );
  });

  it("its events alone rebuild it", () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        play(life, ({ ticket, events }) => expect(foldTicket(ticket.id, events)).toEqual(ticket));
      }),
    );
  });

  it("its clocks are told truly: no alarm twice, none early or late, no end without a beginning", () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const { ticket, events } = play(life, () => {});
        for (const c of ticket.clocks) {
          const mine = events.filter(
            (e) => e.type.startsWith("Clock") && "clockId" in e.data && e.data.clockId === c.id,
          );
          const alarms = mine.flatMap((e) =>
            e.type === "ClockWarned" ? [e.data.fraction] : e.type === "ClockBreached" ? [1] : [],
          );
          expect(alarms).toEqual([0.5, 0.75, 0.9, 1].slice(0, alarms.length));
          let used = 0;
          let since: number | null = null;
          for (const e of mine) {
            if (e.type === "ClockStarted" || e.type === "ClockResumed") since = e.at;
            if ((e.type === "ClockPaused" || e.type === "ClockStopped") && since !== null) {
              used += e.at - since!;
              since = null;
            }
            const fraction = e.type === "ClockWarned" ? e.data.fraction : e.type === "ClockBreached" ? 1 : null;
            if (fraction !== null) {
              expect(used + e.at - since!).toBe(fraction * targetMinutes[c.metric] * 60_000);
            }
          }
          expect(mine[0]!.type).toBe("ClockStarted");
          // A merge that was taken back lets the clock go on: what ended it then is no end.
          const ends = mine.slice(mine.findLastIndex((e) => e.type === "ClockResumed") + 1);
          const stops = ends.filter((e) => e.type === "ClockStopped");
          expect(stops).toHaveLength(isOpen(c) ? 0 : 1);
          if (stops[0]) expect(mine.at(-1)).toBe(stops[0]);
          if (stops[0]) expect(c.state === "late").toBe(alarms.length === 4);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("at most one clock of a metric is open, and none once it is resolved", () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        play(life, ({ ticket: t }) => {
          const open = t.clocks.filter(isOpen).map((c) => c.metric);
          expect(new Set(open).size).toBe(open.length);
          if (t.status === "resolved" || t.mergedInto) expect(open).toEqual([]);
          if (t.status === "waiting") {
            expect(t.clocks.filter((c) => c.metric === "resolution" && c.state === "running")).toEqual([]);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it("its numbers only grow and its instants lie in its life", () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        let last = { touches: 0, hops: 0, reopenCount: 0, minTier: 1 };
        play(life, ({ ticket: t, events }, minute) => {
          for (const key of ["touches", "hops", "reopenCount", "minTier"] as const) {
            expect(t[key]).toBeGreaterThanOrEqual(last[key]);
          }
          last = t;
          for (const e of events) {
            expect(e.at).toBeGreaterThanOrEqual(opened);
            expect(e.at).toBeLessThanOrEqual(at(minute));
          }
        });
      }),
    );
  });
});
