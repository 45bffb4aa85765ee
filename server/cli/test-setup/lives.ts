import fc from "fast-check";
import { asTicketId } from "../../domain/ids";
import type { Reason } from "../../domain/reasons";
import { isOpen } from "../../domain/sla/clock";
import { alarmsOf } from "../../domain/sla/reactions";
import type { TicketCommand } from "../../domain/ticket/lifecycle";
import { type Actor, systemActor } from "../../domain/vocabulary";
import { assistant, at, customer, decide, type Played, person } from "./tickets";

/** Lives of tickets: commands of all kinds in any order, whether they fit or not. */

const reasons: Reason[] = [];
const people = ["p1", "p2", "p3"];
const team = fc.constantFrom("billing", "data");
const tier = fc.integer({ min: 1, max: 3 });
const who = fc.constantFrom(...people);

/** A command that may or may not fit the ticket as it is; ids of offers are filled in when it is carried out. */
export const anyCommand: fc.Arbitrary<(p: Played, minute: number) => TicketCommand> = fc.oneof(
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
export const anyLife = fc.array(fc.record({ wait: fc.nat(40), command: anyCommand, actor }), { maxLength: 40 });

export type Life = { wait: number; command: (p: Played, minute: number) => TicketCommand; actor: Actor }[];
