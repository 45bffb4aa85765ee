import type { Target } from "../sla/reactions";
import type { ClockMetric, Segment } from "../vocabulary";
import type { PolicyDocument } from "./document";

export type IssueTypePolicy = PolicyDocument["issueTypes"][number];

/** A published document with its look-ups built once, as every decision and plan reads it. */
export interface Policy {
  version: number;
  document: PolicyDocument;
  issueType(id: string): IssueTypePolicy | undefined;
  teamTiers(team: string): number[];
  target(metric: ClockMetric, issueType: string | null, segment: Segment): Target | null;
}

/** Compiles a checked document. The most specific SLA target wins: issue type and segment, issue type, segment, all. */
export function compilePolicy(version: number, document: PolicyDocument): Policy {
  const types = new Map(document.issueTypes.map((t) => [t.id, t]));
  const tiers = new Map(document.teams.map((t) => [t.id, [...t.tiers].sort((a, b) => a - b)]));
  const targets = new Map(
    document.sla.targets.map((t) => [`${t.metric}|${t.issueType ?? ""}|${t.segment ?? ""}`, t.minutes]),
  );
  const warnAt = [...new Set(document.sla.warnAt)].sort((a, b) => a - b);
  return {
    version,
    document,
    issueType: (id) => types.get(id),
    teamTiers: (team) => tiers.get(team) ?? [],
    target(metric, issueType, segment) {
      const minutes =
        targets.get(`${metric}|${issueType ?? ""}|${segment}`) ??
        targets.get(`${metric}|${issueType ?? ""}|`) ??
        targets.get(`${metric}||${segment}`) ??
        targets.get(`${metric}||`);
      return minutes === undefined ? null : { targetMs: Math.max(1, Math.round(minutes * 60_000)), warnAt };
    },
  };
}
