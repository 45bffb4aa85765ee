import { claimDueTickets, loadLeads } from "../db/alarms";
import { inTransaction, type Tx } from "../db/client";
import { currentPolicyVersion, loadPolicy } from "../db/policies";
import type { TableWrite } from "../db/statement";
import { lockTickets } from "../db/tickets/load";
import { saveTickets, type TicketChange } from "../db/tickets/save";
import { dutyAt } from "../domain/authority/rota";
import type { Policy } from "../domain/policy/compile";
import { reason } from "../domain/reasons";
import type { AlarmLetter, AlarmNotice } from "../domain/sla/alarmNotice";
import { isOpen } from "../domain/sla/clock";
import { type Alarm, type AlarmMessage, type AlarmPeople, rulesOn, workOf } from "../domain/sla/onAlarm";
import { alarmsOf } from "../domain/sla/reactions";
import type { TicketEvent } from "../domain/ticket/events";
import { type TicketCommand, transition } from "../domain/ticket/lifecycle";
import type { Ticket } from "../domain/ticket/ticket";
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

function tell(to: Told, t: Ticket, alarm: Alarm, message: AlarmMessage, policyVersion: number, now: number): void {
  const at = new Date(now).toISOString();
  const notice = noticeOf(alarm);
  if ("people" in message && message.how === "inApp") {
    for (const personId of message.people) {
      const who = { id: newId(), person_id: personId, ticket_id: t.id };
      to.notifications.push({ ...who, kind: "alarm", data: notice, created_at: at, read_at: null });
    }
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

/** Carries out the policy's actions of every alarm in turn, each on the ticket as the one before left it. */
function act(rung: Rung, policy: Policy, people: AlarmPeople, now: number, told: Told): Rung {
  let { after } = rung;
  const events = [...rung.events];
  for (const alarm of rung.alarms) {
    for (const rule of rulesOn(after, alarm, policy.document.sla.alarms)) {
      for (const action of rule.do) {
        const work = workOf(after, alarm, action, policy.document, people);
        if (!work) continue;
        const done = transition(after, work.command, contextOf(policy, now));
        if (!done.ok) continue; // the alarm before has changed the ticket: nothing is left to do
        after = done.ticket;
        events.push(...done.events);
        if (work.message) tell(told, after, alarm, work.message, policy.version, now);
      }
    }
  }
  return { ...rung, after, events };
}

async function peopleFor(tx: Tx, policy: Policy, now: number): Promise<AlarmPeople> {
  return { leadsOf: await loadLeads(tx), dutyManager: dutyAt(policy.document.authority, now)?.personId ?? null };
}

const movesWork: readonly string[] = ["EligibilityWidened", "TicketQueued", "PriorityRaised"];

/** Rings warnings and breaches that are due, each recorded at its true instant, and carries out what the policy says about
 *  them in the same transaction. Several workers share the work: a ticket that another one holds is skipped and found
 *  again. Returns how many tickets rang. */
export async function ringAlarms(limit = 200): Promise<number> {
  const rung = await inTransaction(async (tx) => {
    const due = await claimDueTickets(tx, limit);
    if (due.length === 0) return [];
    const version = await currentPolicyVersion(tx);
    if (version === null) return [];
    const policy = await loadPolicy(version);
    const { now, tickets } = await lockTickets(tx, due, true);
    const found = tickets.flatMap((t) => ringOne(t, policy, now) ?? []).map((r) => handToPeople(r, policy, now));
    const { alarms } = policy.document.sla;
    const hasRules = found.some((r) => r.alarms.some((a) => rulesOn(r.after, a, alarms).length > 0));
    const told: Told = { notifications: [], letters: [] };
    const people = hasRules ? await peopleFor(tx, policy, now) : null;
    const changes: TicketChange[] = people ? found.map((r) => act(r, policy, people, now, told)) : found;
    const also: TableWrite[] = [
      { table: "notification", mode: "insert", rows: told.notifications },
      { table: "outbox", mode: "insert", rows: told.letters },
    ];
    await saveTickets(tx, changes, also);
    return changes;
  });
  if (rung.some((r) => r.events.some((e) => movesWork.includes(e.type)))) await requestPlan();
  return rung.length;
}
