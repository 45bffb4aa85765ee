import { businessScale } from "../calendar/scale";
import { elapsedTime, type Target, type TierShare, type TimeScale } from "../sla/rules";
import type { Channel, ClockMetric, Segment, Wait } from "../vocabulary";
import type { PolicyDocument } from "./document";

export type IssueTypePolicy = PolicyDocument["issueTypes"][number];

/** A published document with its look-ups built once, as every decision and plan reads it. */
export interface Policy {
  version: number;
  document: PolicyDocument;
  issueType(id: string): IssueTypePolicy | undefined;
  teamTiers(team: string): number[];
  target(metric: ClockMetric, issueType: string | null, segment: Segment): Target | null;
  /** How a promise is divided among tiers; empty where it is not. */
  shares(metric: ClockMetric, issueType: string | null, segment: Segment): readonly TierShare[];
  pausesFor(metric: ClockMetric, wait: Wait): boolean;
  /** Slots that a ticket of a channel takes. */
  size(channel: Channel): number;
  /** The open hours of one of its calendars; all time for null. Throws a RangeError where it has no such calendar. */
  scale(calendar: string | null): TimeScale;
  /** Whether one of its calendars is open at an instant (epoch ms); null where it has no such calendar. */
  isOpen(calendar: string, at: number): boolean | null;
}

const mostSpecific =
  <T>(rows: ReadonlyMap<string, T>) =>
  (metric: ClockMetric, issueType: string | null, segment: Segment): T | undefined =>
    rows.get(`${metric}|${issueType ?? ""}|${segment}`) ??
    rows.get(`${metric}|${issueType ?? ""}|`) ??
    rows.get(`${metric}||${segment}`) ??
    rows.get(`${metric}||`);
const keyed = <T extends { metric: string; issueType: string | null; segment: string | null }>(rows: readonly T[]) =>
  new Map(rows.map((row) => [`${row.metric}|${row.issueType ?? ""}|${row.segment ?? ""}`, row]));

/** Calendars are compiled when they are first counted with. */
function scalesOf(document: PolicyDocument): Policy["scale"] {
  const made = new Map<string, TimeScale>();
  return (id) => {
    if (id === null) return elapsedTime;
    const known = made.get(id);
    if (known) return known;
    const rules = document.calendars.find((c) => c.id === id);
    if (!rules) throw new RangeError(`This policy has no calendar ${id}`);
    const scale = businessScale(rules);
    made.set(id, scale);
    return scale;
  };
}

/** Compiles a checked document. The most specific SLA target wins: issue type and segment, issue type, segment, all. */
export function compilePolicy(version: number, document: PolicyDocument): Policy {
  const types = new Map(document.issueTypes.map((t) => [t.id, t]));
  const tiers = new Map(document.teams.map((t) => [t.id, [...t.tiers].sort((a, b) => a - b)]));
  const targetFor = mostSpecific(keyed(document.sla.targets));
  const budgetFor = mostSpecific(keyed(document.sla.budgets));
  const calendars = new Set(document.calendars.map((c) => c.id));
  const scale = scalesOf(document);
  const warnAt = [...new Set(document.sla.warnAt)].sort((a, b) => a - b);
  return {
    version,
    document,
    issueType: (id) => types.get(id),
    teamTiers: (team) => tiers.get(team) ?? [],
    target(metric, issueType, segment) {
      const { approvalMinutes, calendar } = document.authority;
      const found =
        metric === "approval" ? { minutes: approvalMinutes, calendar } : targetFor(metric, issueType, segment);
      if (!found) return null;
      const targetMs = Math.max(1, Math.round(found.minutes * 60_000));
      return {
        targetMs,
        warnAt,
        calendar: found.calendar === null ? null : { id: found.calendar, policyVersion: version },
      };
    },
    shares: (metric, issueType, segment) => budgetFor(metric, issueType, segment)?.shares ?? [],
    pausesFor: (metric, wait) => metric !== "approval" && (document.sla.pauses[metric] ?? []).includes(wait),
    size: (channel) => document.workload.weights[channel],
    scale,
    isOpen: (calendar, at) => (calendars.has(calendar) ? scale(calendar).between(at, at + 1) > 0 : null),
  };
}
