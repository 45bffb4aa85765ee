import type { PersonId } from "../ids";
import type { AlarmRule, Destination, PolicyDocument } from "../policy/document";
import { importanceOf } from "../priority/score";
import { type Reason, reason } from "../reasons";
import type { TicketCommand } from "../ticket/lifecycle";
import type { Ticket } from "../ticket/ticket";
import type { AlarmAction, AlarmAudience } from "./alarmAction";
import type { Clock } from "./clock";

/** An alarm that has rung: which clock, at which fraction of its target; null = the breach. */
export interface Alarm {
  clock: Clock;
  fraction: number | null;
  /** Its true instant, epoch ms. */
  at: number;
}

/** Who can be told or given something. */
export interface AlarmPeople {
  /** Leads of a team, the least loaded first; of the desk where the team has none, and admins where that has none, so that an
   *  alarm always reaches somebody. */
  leadsOf(team: string): readonly PersonId[];
  admins: readonly PersonId[];
  dutyManager: PersonId | null;
  /** Whether somebody can take work now: online, and within their hours where they have some. */
  isThere(personId: PersonId): boolean;
}

/** The same people while a batch of alarms rings: whoever is given a ticket has that much more to do when the next one is
 *  given, so that not all of them go to one person. */
export interface GivingPeople extends AlarmPeople {
  /** Says that a ticket was given to somebody. */
  given(personId: PersonId): void;
}

/** Somebody whom work can be given to. Whoever is there comes first, then who has least work, ties by id. */
export interface LeadLoad {
  id: PersonId;
  role: "lead" | "admin";
  teams: readonly string[];
  isThere: boolean;
  /** Tickets they have. */
  load: number;
}

/** `duty` is null where nobody is on duty, or somebody who has left the desk. */
export function givingPeople(all: readonly LeadLoad[], duty: { id: PersonId; isThere: boolean } | null): GivingPeople {
  const loads = new Map(all.map((one) => [one.id, one.load]));
  const load = (one: LeadLoad) => loads.get(one.id) ?? one.load;
  const inTurn = () =>
    [...all].sort(
      (a, b) => Number(b.isThere) - Number(a.isThere) || load(a) - load(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
    );
  return {
    leadsOf: (team) => {
      const everybody = inTurn();
      const leads = everybody.filter((one) => one.role === "lead");
      const sorted = leads.length > 0 ? leads : everybody;
      const own = sorted.filter((one) => one.teams.includes(team));
      return (own.length > 0 ? own : sorted).map((one) => one.id);
    },
    admins: all.filter((one) => one.role === "admin").map((one) => one.id),
    dutyManager: duty?.id ?? null,
    isThere: (id) => (duty?.id === id && duty.isThere) || all.some((one) => one.id === id && one.isThere),
    given: (id) => void loads.set(id, (loads.get(id) ?? 0) + 1),
  };
}

/** A message that has to be written: to people, or to a destination of the policy. `isGiven`: the ticket is theirs now. */
export type AlarmMessage =
  | { how: "inApp" | "email"; people: readonly PersonId[]; isGiven?: boolean }
  | { how: Destination["kind"]; destination: string };

export interface AlarmWork {
  commands: readonly TicketCommand[];
  message?: AlarmMessage;
}

/**
 * At which alarm of a clock a rule acts: at the warning that it names, or, as a running clock keeps the warnings of the
 * policy that it began under, at its first one above; at the breach (null) where it has none. So every rule has exactly one
 * alarm of each clock, and a change of the warnings takes from none what would be done about it. undefined = at none: a
 * part that others had spent warns of nothing.
 */
function actsAt(rule: AlarmRule, clock: Clock): number | null | undefined {
  const { at } = rule;
  if (at === null) return null;
  const first = clock.warnAt.find((fraction) => fraction >= at);
  return first ?? (clock.targetMs > 0 ? null : undefined);
}

/** The rules that fit an alarm, in the document's order. */
export function rulesOn(t: Ticket, { clock, fraction }: Alarm, rules: readonly AlarmRule[]): AlarmRule[] {
  const of = clock.tier === null ? "promise" : "budget";
  const fits = <T>(wanted: T | null, is: T | null) => wanted === null || wanted === is;
  return rules.filter(
    (r) =>
      r.of === of &&
      actsAt(r, clock) === fraction &&
      fits(r.metric, clock.metric) &&
      fits(r.issueType, t.issueType) &&
      fits(r.segment, t.segment),
  );
}

const widest = 2;

/** Whom an alarm tells. Of a request for approval those who may decide it, whoever is on duty by now: whoever was asked in
 *  person instead of the duty manager, and where it takes more than a lead the admins instead of the leads. */
function audience(t: Ticket, clock: Clock, whom: AlarmAudience, people: AlarmPeople): readonly PersonId[] {
  if (whom === "assignee") return t.assignment ? [t.assignment.personId] : [];
  const request = clock.metric === "approval" ? t.approval : null;
  const isAbove = request !== null && request.needs !== "lead";
  const leads = isAbove ? people.admins : t.queue ? people.leadsOf(t.queue.team) : [];
  if (whom === "leads") return leads;
  const manager = request ? (request.askedId as PersonId | null) : people.dutyManager;
  return manager ? [manager] : leads;
}

/** Gives a ticket that nobody has to the first lead who is there, or the duty manager where only they are, and tells them.
 *  While none is there it stays in its queue, where whoever comes first takes it, and all of them are told. */
function giveToLead(t: Ticket, clockId: string, why: Reason, people: AlarmPeople): AlarmWork | null {
  if (!t.queue || t.assignment) return null;
  const { team, tier } = t.queue;
  const leads = people.leadsOf(team);
  const all = [...new Set([...leads, ...(people.dutyManager ? [people.dutyManager] : [])])];
  const personId = all.find(people.isThere);
  const told = personId ? [personId] : all;
  if (told.length === 0) return null;
  const tell: TicketCommand = { do: "tell", clockId, how: "inApp", to: told };
  const message = { how: "inApp", people: told } as const;
  if (!personId) return { commands: [tell], message };
  const assign: TicketCommand = { do: "assign", personId, team, tier, via: "alarm", reasons: [why] };
  return { commands: [assign, tell], message: { ...message, isGiven: true } };
}

/**
 * What one action of an alarm does to a ticket as it is now; null where there is nothing to do: it has the highest tier,
 * somebody works on it, nobody is there to be told. So an action never takes work out of the hands of somebody who has
 * begun, unless the policy says so.
 */
export function workOf(
  t: Ticket,
  alarm: Alarm,
  action: AlarmAction,
  p: Pick<PolicyDocument, "teams" | "priority" | "destinations">,
  people: AlarmPeople,
): AlarmWork | null {
  // One cause for many: whoever leads the incident knows, and a thousand of its tickets are nobody's to be given or told of.
  if (t.incidentId !== null) return null;
  const clockId = alarm.clock.id;
  const why = reason("alarm", {
    metric: alarm.clock.metric,
    fraction: alarm.fraction ?? 1,
    tier: alarm.clock.tier ?? 0,
  });
  switch (action.kind) {
    case "raisePriority": {
      const priority = Math.min(100, t.priority + action.points);
      if (priority === t.priority) return null;
      const importance = importanceOf(priority, p.priority.importanceK);
      const points = priority - t.priority;
      return { commands: [{ do: "raisePriority", clockId, points, priority, importance }] };
    }
    case "widenEligibility":
      if (t.assignment || t.assistant || !t.queue || t.widened >= widest) return null;
      return { commands: [{ do: "widen", clockId, step: t.widened + 1 }] };
    case "moveUp": {
      if (!t.queue || (t.assignment && !action.whileWorkedOn)) return null;
      const { team, tier } = t.queue;
      const higher = (p.teams.find((one) => one.id === team)?.tiers ?? []).filter((n) => n > tier);
      if (higher.length === 0) return null;
      const toTier = Math.min(...higher);
      return { commands: [{ do: "escalate", toTeam: team, toTier, reason: "slaBreach", reasons: [why] }] };
    }
    case "assignLead":
      return giveToLead(t, clockId, why, people);
    case "notify":
    case "mail": {
      const told = audience(t, alarm.clock, action.whom, people);
      if (told.length === 0) return null;
      const how = action.kind === "notify" ? "inApp" : "email";
      return { commands: [{ do: "tell", clockId, how, to: [...told] }], message: { how, people: told } };
    }
    case "send": {
      const found = p.destinations.find((d) => d.id === action.destination);
      if (!found) return null;
      const { id: destination, kind: how } = found;
      return { commands: [{ do: "tell", clockId, how, to: [destination] }], message: { how, destination } };
    }
  }
}
