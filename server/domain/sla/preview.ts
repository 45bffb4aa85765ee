import type { TicketId } from "../ids";
import type { TicketEvent } from "../ticket/events";
import { applyEvent, foldTicket, type Ticket } from "../ticket/ticket";
import { type PromiseMetric, promiseMetrics } from "../vocabulary";
import { budgetReactions } from "./budget";
import { type Clock, leftMs } from "./clock";
import { type ClockDraft, clockReactions } from "./reactions";
import type { ClockRules } from "./rules";

/** A ticket with its whole history, whose promises are counted again. */
export interface PreviewTicket {
  id: TicketId;
  number: number;
  subject: string;
  events: readonly TicketEvent[];
}

/** `void` = ended without an outcome; it counts neither as kept nor as late. */
export type PromiseState = "kept" | "late" | "running" | "paused" | "void";

/** A promise as it stands. Lengths are ms of its own time, instants epoch ms. */
export interface Promised {
  state: PromiseState;
  targetMs: number;
  /** The calendar that counts, by id; null = all time. */
  calendar: string | null;
  /** When it is or was due; null while it is paused. */
  dueAt: number | null;
  /** Negative when late. */
  leftMs: number;
}

export interface PromiseChange {
  ticketId: string;
  number: number;
  subject: string;
  metric: PromiseMetric;
  /** The tier whose part of the promise it is; null for the promise itself. */
  tier: number | null;
  startedAt: number;
  /** null = was not promised, or would not be. */
  was: Promised | null;
  is: Promised | null;
}

export interface PromiseCount {
  kept: number;
  late: number;
  /** Neither yet. */
  open: number;
}

export interface PromisePreview {
  tickets: number;
  /** Of each metric its promises; and its tiers' parts, where there are or would be any. */
  sums: { metric: PromiseMetric; of: "promise" | "budget"; was: PromiseCount; is: PromiseCount }[];
  /** The biggest first: another outcome, then the farthest moved. */
  changes: PromiseChange[];
}

/** What clocks read of the changed policy, and whether an answer of the assistant meets the clocks of a response. */
export type PreviewRules = ClockRules & { answerMeets: boolean };

const isClockEvent = (e: TicketEvent) => e.type.startsWith("Clock");

/** An answer of the assistant alone meets what the changed policy lets it meet; asking again never does. */
function underRules(t: Ticket, e: TicketEvent, rules: PreviewRules): TicketEvent {
  if (e.type !== "MessageSent" || e.actor.kind !== "assistant") return e;
  const isAnswer = t.assistant?.step === "answering" || t.assistant?.step === "acting";
  return isAnswer ? { ...e, data: { ...e.data, meets: rules.answerMeets } } : e;
}

/** The promises and tiers' parts that a history would have had under other rules: what happened stays as it was, and the
 *  clocks do about it what they do at the desk. What other alarms would have set off is left out: which tier had the ticket,
 *  and who, nobody can play again. */
function replayed(t: PreviewTicket, rules: PreviewRules): Clock[] {
  let ids = 0;
  const newId = () => `preview-${++ids}`;
  let ticket = foldTicket(t.id, t.events.slice(0, 1));
  for (const happened of t.events.slice(1)) {
    if (isClockEvent(happened)) continue;
    const e = underRules(ticket, happened, rules);
    ticket = applyEvent(ticket, e);
    const take = (body: ClockDraft) => {
      ticket = applyEvent(ticket, { ...body, at: body.at ?? e.at, actor: e.actor } as TicketEvent);
    };
    for (const body of clockReactions(ticket, e, rules, newId)) take(body);
    for (const body of budgetReactions(ticket, e.at, rules, newId)) take(body);
  }
  return ticket.clocks;
}

const stateOf = (c: Clock, now: number): PromiseState => {
  if (c.state === "met") return "kept";
  if (c.state === "void") return "void";
  // A breach that nobody has looked at yet is one all the same.
  const isLate = c.state === "late" || c.breachedAt !== null || (c.dueAt !== null && c.dueAt <= now);
  return isLate ? "late" : c.state === "paused" ? "paused" : "running";
};

const promisedBy = (c: Clock, now: number, rules: Pick<ClockRules, "scale">): Promised => ({
  state: stateOf(c, now),
  targetMs: c.targetMs,
  calendar: c.calendar?.id ?? null,
  dueAt: c.dueAt,
  leftMs: leftMs(c, now, rules.scale(c.calendar)),
});

/** Instants that differ by less come from lengths being kept in whole ms, one for each pause. */
const slackMs = 1000;

function differs(was: Promised | null, is: Promised | null): boolean {
  if (!was || !is) return was !== is;
  // What ended without an outcome is owed to nobody, whenever it would have been due.
  if (was.state === "void" && is.state === "void") return false;
  if (was.state !== is.state) return true;
  if (was.dueAt === null || is.dueAt === null) return Math.abs(was.leftMs - is.leftMs) > slackMs;
  return Math.abs(was.dueAt - is.dueAt) > slackMs;
}

const isOutcome = (c: PromiseChange) => c.was?.state !== c.is?.state;
const movedBy = ({ was, is }: PromiseChange) => Math.abs((is?.dueAt ?? 0) - (was?.dueAt ?? 0));

/** Each promise or part as it was given beside what it would be; told apart by metric, tier and the instant at which it
 *  began. */
function changesOf(t: PreviewTicket, given: ClockRules["scale"], rules: PreviewRules, now: number): PromiseChange[] {
  const of = (clocks: readonly Clock[], scale: ClockRules["scale"]) =>
    new Map(
      clocks
        .filter((c) => c.metric !== "approval")
        .map((c) => [`${c.metric} ${c.tier} ${c.startedAt}`, { clock: c, promised: promisedBy(c, now, { scale }) }]),
    );
  const was = of(foldTicket(t.id, t.events).clocks, given);
  const is = of(replayed(t, rules), rules.scale);
  return [...new Set([...was.keys(), ...is.keys()])].map((key) => {
    const { metric, tier, startedAt } = (was.get(key) ?? is.get(key))!.clock;
    const { id: ticketId, number, subject } = t;
    return {
      ...{ ticketId, number, subject, tier, startedAt, metric: metric as PromiseMetric },
      was: was.get(key)?.promised ?? null,
      is: is.get(key)?.promised ?? null,
    };
  });
}

function countOf(all: readonly PromiseChange[], side: "was" | "is"): PromiseCount {
  const count = (...states: PromiseState[]) => all.filter((c) => states.some((s) => s === c[side]?.state)).length;
  return { kept: count("kept"), late: count("late"), open: count("running", "paused") };
}

/**
 * What a changed policy would have made of the promises of these tickets: their histories are replayed under its targets,
 * calendars, budgets, pauses and reopening, with the function that moves the clocks at the desk. `given` is the time of the calendars
 * that the promises were given with. Running clocks keep target, hours and warnings: this shows what new ones would get.
 */
export function previewPromises(
  tickets: readonly PreviewTicket[],
  given: ClockRules["scale"],
  rules: PreviewRules,
  now: number,
): PromisePreview {
  const all = tickets.flatMap((t) => changesOf(t, given, rules, now));
  const sums = promiseMetrics.flatMap((metric) =>
    (["promise", "budget"] as const).flatMap((of) => {
      const own = all.filter((c) => c.metric === metric && (c.tier === null) === (of === "promise"));
      if (of === "budget" && own.length === 0) return [];
      return [{ metric, of, was: countOf(own, "was"), is: countOf(own, "is") }];
    }),
  );
  const changes = all
    .filter((c) => differs(c.was, c.is))
    .sort((a, b) => Number(isOutcome(b)) - Number(isOutcome(a)) || movedBy(b) - movedBy(a) || a.number - b.number);
  return { tickets: tickets.length, sums, changes };
}
