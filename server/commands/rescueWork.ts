import { loadAlarmPeople } from "../db/alarms";
import { db, inTransaction, type Queryable, type Tx } from "../db/client";
import { type WorkNews, workNewsRows } from "../db/notifications";
import { currentPolicyVersion, loadPolicy } from "../db/policies";
import {
  dueHandoffs,
  heardAgain,
  leftInSilence,
  lockPeople,
  offersToAbsent,
  ticketsWith,
} from "../db/presence/attendance";
import { lockTickets } from "../db/tickets/load";
import { saveTickets, type TicketChange } from "../db/tickets/save";
import { dutyAt } from "../domain/authority/rota";
import type { PersonId } from "../domain/ids";
import type { Policy } from "../domain/policy/compile";
import { dueHandoff, type Rescue, type RescueRules, rescueOf, toLead } from "../domain/rescue/rescue";
import type { GivingPeople } from "../domain/sla/onAlarm";
import { type TicketCommand, transition } from "../domain/ticket/lifecycle";
import type { Ticket } from "../domain/ticket/ticket";
import type { Absence } from "../domain/vocabulary";
import { log } from "../log";
import { newId } from "./ids";
import { contextOf } from "./placeTicket";
import { requestPlan } from "./planWaiting";
import { withdrawals } from "./withdrawals";

const rulesOf = ({ document: { presence, lastResort } }: Policy): RescueRules => ({
  handoffMinutes: presence.handoffMinutes,
  mostRescues: presence.mostRescues,
  lastResort: lastResort.person as PersonId | null,
});

/** A ticket, what is to become of it, and on account of whose absence. */
interface Turn {
  ticket: Ticket;
  rescue: Rescue;
  absence: Absence;
  holder: PersonId;
}

function commandsOf({ ticket, rescue, absence }: Turn, people: GivingPeople): TicketCommand[] {
  if (rescue.kind === "leave") return [];
  if (rescue.kind !== "toLead") return rescue.commands;
  const leads = ticket.queue ? people.leadsOf(ticket.queue.team) : [];
  const lead = leads.find((id) => people.isThere(id) && id !== ticket.assignment?.personId);
  if (lead) people.given(lead);
  return toLead(ticket, absence, lead);
}

/** Carries out what becomes of tickets, tells their holders and the leads who get one, and writes it all at once. Where a lead
 *  cannot be given one, it goes back to its queue. Gives how many tickets changed. */
async function carryOut(
  tx: Tx,
  turns: readonly Turn[],
  withdrawn: TicketChange[],
  policy: Policy,
  now: number,
): Promise<number> {
  if (turns.length === 0 && withdrawn.length === 0) return 0;
  const duty = dutyAt(policy.document.authority, now)?.personId ?? null;
  const people = await loadAlarmPeople(tx, policy, duty, now);
  const news: WorkNews[] = [];
  const changes = turns.flatMap((turn): TicketChange[] => {
    const { ticket: before, rescue, absence, holder } = turn;
    let after = before;
    const events: TicketChange["events"] = [];
    for (const command of commandsOf(turn, people)) {
      const done = transition(after, command, contextOf(policy, now));
      if (!done.ok) {
        log.warn({ ticketId: before.id, command: command.do, refusal: done.refusal }, "a rescue was refused");
        break;
      }
      after = done.ticket;
      events.push(...done.events);
    }
    if (events.length === 0) return [];
    const ticketId = before.id;
    if (rescue.kind === "ask") news.push({ kind: "handoffAsked", personId: holder, ticketId, absence });
    else news.push({ kind: "workTaken", personId: holder, ticketId, absence });
    if (after.assignment) news.push({ kind: "workGiven", personId: after.assignment.personId, ticketId, absence });
    return [{ before, after, events }];
  });
  const all = [...withdrawn, ...changes];
  await saveTickets(tx, all, [workNewsRows(newId, news, now)]);
  return all.length;
}

/** Does for the work of people who have just become absent what has to be done, inside a transaction in which that was set;
 *  `of` these tickets, or of all that they have and are offered. Gives how many tickets changed. */
export async function rescueWithin(
  tx: Tx,
  people: readonly PersonId[],
  absence: Absence,
  of?: readonly string[],
): Promise<number> {
  const ids = of ?? (await ticketsWith(tx, people));
  const version = ids.length === 0 ? null : await currentPolicyVersion(tx);
  if (version === null) return 0;
  const policy = await loadPolicy(version);
  const { now, tickets } = await lockTickets(tx, ids);
  const gone = new Set(people);
  const rules = rulesOf(policy);
  const turns = tickets.flatMap((ticket): Turn[] => {
    const holder = ticket.assignment?.personId;
    if (!holder || !gone.has(holder)) return [];
    return [{ ticket, absence, holder, rescue: rescueOf(ticket, absence, rules, now) }];
  });
  return carryOut(tx, turns, withdrawals(tickets, gone, policy, now), policy, now);
}

/** So many people at a time: when a shift of hundreds ends, nobody's tickets are locked for long. */
const atOnce = 25;

/** Rescues what people had who are absent from now on: offers and what they have not begun go to others at once, what they
 *  have begun asks to be handed off. `settle` locks people, says of them that they are absent and gives those who really
 *  are, as they are at that moment: others may have come back since they were seen. Planned anew before this returns. */
export async function rescueWork(
  people: readonly PersonId[],
  absence: Absence,
  settle: (tx: Tx, some: readonly PersonId[]) => Promise<PersonId[]>,
): Promise<void> {
  for (let i = 0; i < people.length; i += atOnce) {
    await inTransaction(async (tx) => {
      // The people's rows first: a plan that reads them afterwards offers nothing new.
      const gone = await settle(tx, people.slice(i, i + atOnce));
      if (gone.length > 0) await rescueWithin(tx, gone, absence);
    });
  }
  await requestPlan();
}

/** Rescues what was left in silence by people who work without being online: their presence says nothing of them. */
export async function rescueLeft(): Promise<void> {
  const version = await currentPolicyVersion(db);
  if (version === null) return;
  const { presence, lastResort } = (await loadPolicy(version)).document;
  const left = (from: Queryable) => leftInSilence(from, presence.silentSeconds, lastResort.person as PersonId | null);
  const people = [...new Set((await left(db)).map((l) => l.personId))];
  let changed = 0;
  for (let i = 0; i < people.length; i += atOnce) {
    const some = people.slice(i, i + atOnce);
    changed += await inTransaction(async (tx) => {
      await lockPeople(tx, some);
      const still = (await left(tx)).filter((l) => some.includes(l.personId));
      if (still.length === 0) return 0;
      return rescueWithin(
        tx,
        some,
        "heartbeat",
        still.map((l) => l.ticketId),
      );
    });
  }
  if (changed > 0) await requestPlan();
}

/** Whoever had been asked to hand off is there again: their tickets stay theirs; `of` these, or all that they have. */
export async function endHandoffs(tx: Tx, people: readonly PersonId[], of?: readonly string[]): Promise<void> {
  const ids = of ?? (await ticketsWith(tx, people));
  const version = ids.length === 0 ? null : await currentPolicyVersion(tx);
  if (version === null) return;
  const policy = await loadPolicy(version);
  const { now, tickets } = await lockTickets(tx, ids);
  const changes = tickets.flatMap((before): TicketChange[] => {
    if (!before.handoff || !before.assignment || !people.includes(before.assignment.personId)) return [];
    const done = transition(before, { do: "endHandoff", why: "back" }, contextOf(policy, now));
    return done.ok ? [{ before, after: done.ticket, events: done.events }] : [];
  });
  await saveTickets(tx, changes);
}

/** Who works without being online and was asked for handoffs in their silence is heard again: no presence of theirs says so. */
async function keepForHeard(): Promise<void> {
  const heard = await heardAgain(db);
  if (heard.length === 0) return;
  await inTransaction((tx) =>
    endHandoffs(
      tx,
      heard.map((h) => h.personId),
      heard.map((h) => h.ticketId),
    ),
  );
}

/** What was not handed off in time goes back, and offers that reached somebody in the moment in which they went. Gives how
 *  many tickets that were. */
export async function rescueOverdue(): Promise<number> {
  // First, so that nobody who came back while no worker looked loses what they are at.
  await keepForHeard();
  const count = await inTransaction(async (tx) => {
    const version = await currentPolicyVersion(tx);
    if (version === null) return 0;
    const policy = await loadPolicy(version);
    const absent = await offersToAbsent(tx);
    const offered = absent.length === 0 ? [] : await ticketsWith(tx, absent);
    const ids = [...new Set([...(await dueHandoffs(tx)), ...offered])];
    if (ids.length === 0) return 0;
    const { now, tickets } = await lockTickets(tx, ids, true);
    const turns = tickets.flatMap((ticket): Turn[] => {
      const holder = ticket.assignment?.personId;
      if (!holder || !ticket.handoff) return [];
      const { absence } = ticket.handoff;
      return [{ ticket, absence, holder, rescue: dueHandoff(ticket, rulesOf(policy), now) }];
    });
    return carryOut(tx, turns, withdrawals(tickets, new Set(absent), policy, now), policy, now);
  });
  if (count > 0) await requestPlan();
  return count;
}
