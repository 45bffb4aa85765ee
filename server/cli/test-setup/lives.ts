import fc from "fast-check";
import { asTicketId } from "../../domain/ids";
import type { Reason } from "../../domain/reasons";
import { isOpen } from "../../domain/sla/clock";
import { alarmsOf } from "../../domain/sla/reactions";
import { beforeGiving, harmlessAfterGiving } from "../../domain/ticket/giving";
import type { TicketCommand } from "../../domain/ticket/lifecycle";
import { foldTicket } from "../../domain/ticket/ticket";
import { type Actor, systemActor } from "../../domain/vocabulary";
import { assistant, at, customer, decide, decision, type Played, person } from "./tickets";

/** Lives of tickets: commands of all kinds in any order, whether they fit or not. */

const reasons: Reason[] = [];
const people = ["p1", "p2", "p3"];
const team = fc.constantFrom("billing", "data", "access", "support");
const tier = fc.integer({ min: 1, max: 3 });
const who = fc.constantFrom(...people);

/** Takes the last correction back, as `undoCorrection` does. */
function undoing(p: Played, isKept: boolean): TicketCommand {
  const at = p.events.findLastIndex((e) => e.type === "TicketCorrected" && !e.data.undoes);
  const made = p.events[at];
  if (made?.type !== "TicketCorrected") return { do: "note", messageId: "n" };
  const before = foldTicket(p.ticket.id, p.events.slice(0, at));
  const { correctionId, releases: restores } = made.data;
  const place = { team: before.queue?.team ?? "billing", tier: before.queue?.tier ?? 1 };
  const { issueType, minTier } = before;
  return { do: "correct", correctionId, undoes: true, issueType, place, minTier, isKept, restores, reasons };
}

/** Takes the last giving back where it may be, as `undoGiving` does. */
function takingBack(p: Played): TicketCommand {
  const at = p.events.findLastIndex((e) => {
    return (e.type === "TicketAssigned" || e.type === "TicketQueued") && e.data.givingId !== undefined;
  });
  const made = p.events[at];
  const since = p.events.slice(at + 1);
  const isTouched = since.some((e) => !harmlessAfterGiving.includes(e.type));
  if (!made || isTouched) return { do: "liftBars" };
  const { givingId = "" } = made.data as { givingId?: string };
  const from = p.given.get(givingId)!;
  return {
    do: "undoGiving",
    givingId,
    before: beforeGiving(foldTicket(p.ticket.id, p.events.slice(0, from)), made.at),
    reasons,
  };
}

/** A name for each giving, by which it is found again. */
function giving(p: Played): string {
  const id = `g${p.events.length}`;
  p.given.set(id, p.events.length);
  return id;
}

const issueType = fc.constantFrom("invoice", "invoice", "invoice", "refund");
const decideAnew = fc
  .record({ issueType, probability: fc.constantFrom(0.04, 0.04, 0.3) })
  .map(({ issueType, probability }) => (): TicketCommand => {
    return { ...decide, result: decision({ issueType, candidates: [{ issueType: "data-sync", probability }] }) };
  });
const correct = fc.record({ issueType, team, tier, isKept: fc.boolean() }).map(({ isKept, issueType, ...place }) => {
  return (p: Played): TicketCommand => {
    const correctionId = `correction${p.events.length}`;
    const minTier = place.tier;
    return { do: "correct", correctionId, undoes: false, issueType, place, minTier, isKept, reasons };
  };
});

/** A command that may or may not fit the ticket as it is; ids of offers are filled in when it is carried out. */
export const anyCommand: fc.Arbitrary<(p: Played, minute: number) => TicketCommand> = fc.oneof(
  fc.constant(() => ({ do: "receive", messageId: "m", channel: "web" }) as const),
  fc.constant(() => decide),
  decideAnew,
  correct,
  fc.boolean().map(
    (isKept) =>
      (p: Played): TicketCommand =>
        undoing(p, isKept),
  ),
  fc.record({ team, tier }).map((x) => () => ({ do: "queue", ...x, reasons }) as const),
  fc.constant(() => ({ do: "leaveUnowned", reasons }) as const),
  fc.record({ personId: who, team, tier, ttl: fc.nat(5) }).map(({ ttl, ...x }) => (_: Played, minute: number) => {
    return { do: "offer", ...x, expiresAt: at(minute + ttl), reasons } as const;
  }),
  fc.record({ personId: who, isRight: fc.boolean() }).map(({ personId, isRight }) => (p: Played) => {
    const right = isRight && p.ticket.offer ? p.ticket.offer.personId : personId;
    return { do: "accept", offerId: p.ticket.offer?.id ?? "none", personId: right, via: "offer" } as const;
  }),
  fc.record({ reason: fc.constantFrom("noTime", "wrongTeam"), isRight: fc.boolean() }).map(({ reason, isRight }) => {
    return (p: Played): TicketCommand => {
      const personId = (isRight && p.ticket.offer?.personId) || "p1";
      return { do: "decline", offerId: p.ticket.offer?.id ?? "none", personId, reason };
    };
  }),
  fc.constant((p: Played) => ({ do: "expireOffer", offerId: p.ticket.offer?.id ?? "none" }) as const),
  fc.record({ personId: who, team, tier }).map((x) => () => ({ do: "assign", ...x, via: "manual", reasons }) as const),
  fc.record({ personId: who, team, tier }).map((x) => (p: Played): TicketCommand => {
    return { do: "reassign", ...x, givingId: giving(p), reasons };
  }),
  fc.record({ team, tier }).map((x) => (p: Played): TicketCommand => {
    return { do: "requeue", ...x, givingId: giving(p), reasons };
  }),
  fc.constant(takingBack),
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
  fc.constant((): TicketCommand => ({ do: "restoreBars", people: ["p1"] })),
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
export const anyLife = fc.array(fc.record({ wait: fc.nat(40), command: anyCommand, actor }), { maxLength: 40 });

/** Offers the ticket in its queue, and has the person say that it belongs to another team. */
const offerHere = fc.constant((p: Played, minute: number): TicketCommand => {
  const { team, tier } = p.ticket.queue ?? { team: "billing", tier: 1 };
  return { do: "offer", personId: "p1", team, tier, expiresAt: at(minute + 60), reasons };
});
const disown = fc.constant((p: Played): TicketCommand => {
  const { id: offerId, personId } = p.ticket.offer ?? { id: "none", personId: "p1" };
  return { do: "decline", offerId, personId, reason: "wrongTeam" };
});

/** Lives that are all about whose a ticket is: released, corrected, handed on, understood anew, taken back. */
export const anyWay = fc.array(
  fc.record({
    wait: fc.constant(1),
    command: fc.oneof(
      { arbitrary: anyCommand, weight: 2 },
      { arbitrary: offerHere, weight: 6 },
      { arbitrary: disown, weight: 6 },
      { arbitrary: team.map((to) => (): TicketCommand => ({ do: "queue", team: to, tier: 1, reasons })), weight: 6 },
      { arbitrary: correct, weight: 2 },
      { arbitrary: fc.boolean().map((isKept) => (p: Played) => undoing(p, isKept)), weight: 1 },
      { arbitrary: fc.constant((): TicketCommand => ({ do: "reopen" })), weight: 1 },
      { arbitrary: fc.constant((): TicketCommand => ({ do: "unmerge" })), weight: 1 },
    ),
    actor: fc.constant(systemActor),
  }),
  { minLength: 10, maxLength: 60, size: "max" },
);

export type Life = { wait: number; command: (p: Played, minute: number) => TicketCommand; actor: Actor }[];
