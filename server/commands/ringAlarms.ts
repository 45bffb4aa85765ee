import { claimDueTickets, loadAlarmPeople, setAside, takeBack } from "../db/alarms";
import { mendNextAlarms, recordMended } from "../db/audits";
import { inTransaction, type Tx } from "../db/client";
import { currentPolicyVersion, loadPolicy } from "../db/policies";
import type { TableWrite } from "../db/statement";
import { lockTickets } from "../db/tickets/load";
import { saveTickets, type TicketChange } from "../db/tickets/save";
import { dutyAt } from "../domain/authority/rota";
import { asPersonId, type PersonId } from "../domain/ids";
import type { Policy } from "../domain/policy/compile";
import { reason } from "../domain/reasons";
import type { AlarmLetter, AlarmNotice } from "../domain/sla/alarmNotice";
import { isOpen } from "../domain/sla/clock";
import { type Alarm, type AlarmMessage, type GivingPeople, rulesOn, workOf } from "../domain/sla/onAlarm";
import { alarmsOf } from "../domain/sla/reactions";
import type { TicketEvent } from "../domain/ticket/events";
import { type TicketCommand, transition } from "../domain/ticket/lifecycle";
import type { Ticket } from "../domain/ticket/ticket";
import { isDatabaseGone } from "../errors";
import { log } from "../log";
import { newId } from "./ids";
import { carryOut, contextOf } from "./placeTicket";
import { requestPlan } from "./planWaiting";

interface Rung {
  before: Ticket;
  after: Ticket;
  events: TicketEvent[];
  alarms: Alarm[];
}

/** Everything of a ticket that has come due, at its true instants. */
function ringOne(before: Ticket, policy: Policy, now: number): Rung | null {
  const bodies = before.clocks.filter(isOpen).flatMap((c) => alarmsOf(c, now));
  if (bodies.length === 0) return null;
  const { ticket, events } = carryOut(before, [{ do: "ring", bodies }], contextOf(policy, now));
  const alarms = events.flatMap((e): Alarm[] => {
    if (e.type !== "ClockWarned" && e.type !== "ClockBreached") return [];
    const clock = ticket.clocks.find((c) => c.id === e.data.clockId)!;
    return [{ clock, fraction: e.type === "ClockWarned" ? e.data.fraction : null, at: e.at }];
  });
  return { before, after: ticket, events, alarms };
}

/** A promise to the customer that people have to keep: the assistant gives up a ticket at the first warning of its first
 *  response, as its own answer does not meet it. */
function handToPeople(rung: Rung, policy: Policy, now: number): Rung {
  const { after: t, alarms } = rung;
  if (!t.assistant || !t.queue || !alarms.some((a) => a.clock.metric === "firstResponse")) return rung;
  const { team, tier } = t.queue;
  const taken: TicketCommand = { do: "queue", team, tier, reasons: [reason("assistantClock")] };
  const handed = carryOut(t, [taken], contextOf(policy, now));
  return { ...rung, after: handed.ticket, events: [...rung.events, ...handed.events] };
}

const noticeOf = ({ clock, fraction, at }: Alarm): AlarmNotice => ({
  clockId: clock.id,
  metric: clock.metric,
  tier: clock.tier,
  fraction,
  at,
});

type Row = Record<string, unknown>;
interface Told {
  notifications: Row[];
  letters: Row[];
}

/** Several actions of one alarm may reach the same person: inside Baton they are told once, and that it is theirs if it is. */
function notify(to: Told, ticketId: string, personId: PersonId, notice: AlarmNotice, at: string): void {
  const isSame = (n: Row) => {
    const data = n.data as AlarmNotice;
    const sameAlarm = data.clockId === notice.clockId && data.fraction === notice.fraction;
    return n.person_id === personId && n.ticket_id === ticketId && sameAlarm;
  };
  const known = to.notifications.find(isSame);
  if (known) Object.assign(known.data as AlarmNotice, notice);
  else {
    const who = { id: newId(), person_id: personId, ticket_id: ticketId };
    to.notifications.push({ ...who, kind: "alarm", data: notice, created_at: at, read_at: null });
  }
}

function tell(to: Told, t: Ticket, alarm: Alarm, message: AlarmMessage, policyVersion: number, now: number): void {
  const at = new Date(now).toISOString();
  const notice = noticeOf(alarm);
  if ("people" in message && message.how === "inApp") {
    const given = message.isGiven ? { isGiven: true } : {};
    for (const personId of message.people) notify(to, t.id, personId, { ...notice, ...given }, at);
    return;
  }
  // A mail for each person: one that is refused is tried again without the others getting theirs twice.
  const letters: AlarmLetter[] =
    "people" in message
      ? message.people.map((id) => ({ ...notice, how: "email", people: [id], destination: null, policyVersion }))
      : [{ ...notice, how: message.how, people: [], destination: message.destination, policyVersion }];
  for (const payload of letters)
    to.letters.push({ topic: "alarm", ticket_id: t.id, payload, created_at: at, next_due_at: at, attempts: 0 });
}

/** Commands one after the other; null where one of them is refused, which leaves the ticket as it was. */
function inTurn(t: Ticket, commands: readonly TicketCommand[], policy: Policy, now: number) {
  let ticket = t;
  const events: TicketEvent[] = [];
  for (const command of commands) {
    const done = transition(ticket, command, contextOf(policy, now));
    if (!done.ok) return null;
    ticket = done.ticket;
    events.push(...done.events);
  }
  return { ticket, events };
}

/** Carries out the policy's actions of every alarm in turn, each on the ticket as the one before left it. */
function act(rung: Rung, policy: Policy, people: GivingPeople, now: number, told: Told): Rung {
  let { after } = rung;
  const events = [...rung.events];
  for (const alarm of rung.alarms) {
    for (const rule of rulesOn(after, alarm, policy.document.sla.alarms)) {
      for (const action of rule.do) {
        const work = workOf(after, alarm, action, policy.document, people);
        if (!work) continue;
        const done = inTurn(after, work.commands, policy, now);
        if (!done) continue; // the alarm before has changed the ticket: nothing is left to do
        after = done.ticket;
        for (const command of work.commands) if (command.do === "assign") people.given(asPersonId(command.personId));
        events.push(...done.events);
        if (work.message) tell(told, after, alarm, work.message, policy.version, now);
      }
    }
  }
  return { ...rung, after, events };
}

const movesWork: readonly string[] = ["EligibilityWidened", "TicketQueued", "PriorityRaised"];

interface Round {
  changes: TicketChange[];
  /** Tickets that it looked at; others had the rest. */
  held: string[];
  /** Alarms that stood at another instant than their clock says, and were set again. */
  mended: number;
}
const nothing: Round = { changes: [], held: [], mended: 0 };

/** Rings what is due of these tickets, which this transaction holds or takes unless somebody else has them. */
async function ring(tx: Tx, ids: readonly string[], policy: Policy): Promise<Round> {
  const { now, tickets } = await lockTickets(tx, ids, true);
  const found = tickets.flatMap((t) => ringOne(t, policy, now) ?? []).map((r) => handToPeople(r, policy, now));
  const { sla, authority } = policy.document;
  const hasRules = found.some((r) => r.alarms.some((a) => rulesOn(r.after, a, sla.alarms).length > 0));
  const told: Told = { notifications: [], letters: [] };
  const duty = dutyAt(authority, now)?.personId ?? null;
  const people = hasRules ? await loadAlarmPeople(tx, policy, duty, now) : null;
  const changes: TicketChange[] = people ? found.map((r) => act(r, policy, people, now, told)) : found;
  const also: TableWrite[] = [
    { table: "notification", mode: "insert", rows: told.notifications },
    { table: "outbox", mode: "insert", rows: told.letters },
  ];
  await saveTickets(tx, changes, also);
  // What was claimed and has nothing due either rang elsewhere a moment ago, or its column is wrong and would be claimed for ever.
  const quiet = tickets.filter((t) => !found.some((r) => r.before === t));
  return { changes, held: tickets.map((t) => t.id), mended: await mendNextAlarms(tx, quiet) };
}

async function policyInForce(tx?: Tx): Promise<Policy | null> {
  const version = await currentPolicyVersion(tx);
  return version === null ? null : loadPolicy(version);
}

/** Rings tickets one by one, after something among them has failed. Whichever fails alone is set aside, to be tried again
 *  later and later, and holds up nobody else. */
async function ringApart(ids: readonly string[]): Promise<Round> {
  const policy = await policyInForce();
  if (!policy) return nothing;
  const whole: Round = { changes: [], held: [], mended: 0 };
  for (const id of ids) {
    try {
      const one = await inTransaction(async (tx) => {
        const done = await ring(tx, [id], policy);
        await takeBack(tx, done.held);
        return done;
      });
      whole.changes.push(...one.changes);
      whole.mended += one.mended;
    } catch (error) {
      if (isDatabaseGone(error)) throw error;
      const { failures, retryAt } = await setAside(id);
      log.error({ err: error, ticketId: id, failures, retryAt }, "a ticket's alarms could not be rung: set aside");
    }
  }
  return whole;
}

async function ringTogether(limit: number): Promise<Round> {
  let claimed: readonly string[] = [];
  try {
    return await inTransaction(async (tx) => {
      const due = await claimDueTickets(tx, limit);
      if (due.ids.length === 0) return nothing;
      const policy = await policyInForce(tx);
      if (!policy) return nothing;
      claimed = due.ids;
      const round = await ring(tx, due.ids, policy);
      await takeBack(tx, due.setAside);
      return round;
    });
  } catch (error) {
    if (claimed.length === 0 || isDatabaseGone(error)) throw error;
    log.warn({ err: error, tickets: claimed.length }, "alarms could not be rung together: one by one");
    return ringApart(claimed);
  }
}

/** Rings warnings and breaches that are due, each recorded at its true instant, and carries out what the policy says about
 *  them in the same transaction. Several workers share the work: a ticket that another one holds is skipped and found
 *  again; so is one that cannot be rung, later. Returns how many tickets rang. */
export async function ringAlarms(limit = 200): Promise<number> {
  const { changes, mended } = await ringTogether(limit);
  if (mended > 0) {
    log.error({ clocks: mended }, "alarms stood at another instant than their clock says: set again");
    await recordMended(mended);
  }
  if (changes.some((r) => r.events.some((e) => movesWork.includes(e.type)))) await requestPlan();
  return changes.length;
}
