import { contextErrors, contextWarnings } from "./checkContext";
import { coverWarnings } from "./checkCover";
import { deskErrors, emptyQueues, namelessLastResort } from "./checkDesk";
import { destinationErrors, destinationWarnings } from "./checkDestinations";
import { formulaErrors, formulaWarnings } from "./checkFormulas";
import { bandFindings, gateWarnings, severityErrors } from "./checkGates";
import { handoffErrors, handoffWarnings } from "./checkHandoffs";
import { ownershipErrors, ownershipWarnings } from "./checkOwnership";
import { playbookErrors, playbookWarnings } from "./checkPlaybooks";
import { endings, references, unreached } from "./checkReach";
import { outerFindings, schemaFindings } from "./checkShape";
import { slaErrors, slaWarnings } from "./checkSla";
import { missingTargets, stoppedTargets, targetWarnings } from "./checkTargets";
import { workloadWarnings } from "./checkWorkload";
import { type PolicyDocument, publishedPolicy } from "./document";
import { duplicates } from "./duplicates";
import type { DeskFacts, Finding, FindingCode } from "./finding";
import { startsOf } from "./starts";
import { upgradePolicy } from "./upgrade";

export type { DeskFacts, Finding, FindingCode, Shifts } from "./finding";
export { findingCodes } from "./finding";

export interface CheckResult {
  ok: boolean;
  errors: Finding[];
  warnings: Finding[];
}

/** Classes that are only judged with facts of the desk: its people, their shifts, its articles and outcomes. */
export const deskClasses = [
  "nobodyInQueue",
  "uncovered",
  "autonomyNotEarned",
  "articleMissing",
  "unsigned",
  "heavierThanCapacity",
] as const satisfies FindingCode[];

const targetKey = (t: PolicyDocument["sla"]["targets"][number]) =>
  `${t.metric} × ${t.issueType ?? "any type"} × ${t.segment ?? "any segment"}`;

/** Checks a document before it may decide anything: shape, references, gaps, overlaps, endings, reach, bands, gates, targets,
 *  formulas, and with facts of the desk its people and their hours. Pure and total over any input. Errors forbid publishing;
 *  warnings ask for a reason. `today` (YYYY-MM-DD) lets it judge what is over, such as holidays.
 *  Escalation only ever raises the tier and a team is never asked twice, so no document of this version can form a
 *  cycle of owners; `cycle` is reported for a rule that combines an issue type with itself. */
export function checkPolicy(input: unknown, desk?: DeskFacts, today = desk?.today): CheckResult {
  const outer = outerFindings(input);
  if (outer.length > 0) return { ok: false, errors: outer, warnings: [] };
  const parsed = publishedPolicy.safeParse(upgradePolicy(input));
  if (!parsed.success) return { ok: false, errors: schemaFindings(parsed.error, input), warnings: [] };
  const p = parsed.data;
  const starts = startsOf(p);
  const errors = [
    ...duplicates(p.teams, (t) => t.id, "teams"),
    ...duplicates(p.tiers, (t) => String(t.tier), "tiers"),
    ...duplicates(p.issueTypes, (t) => t.id, "issueTypes", "overlap"),
    ...p.teams.flatMap((t, i) => duplicates(t.tiers, String, `teams.${i}.tiers`)),
    ...p.issueTypes.flatMap((t, i) => duplicates(t.priors, (x) => String(x.tier), `issueTypes.${i}.priors`)),
    ...references(p, starts),
    ...endings(p, starts),
    ...bandFindings(p),
    ...ownershipErrors(p),
    ...missingTargets(p),
    ...duplicates(p.sla.targets, targetKey, "sla.targets", "targetOverlap"),
    ...stoppedTargets(p),
    ...slaErrors(p, desk, today),
    ...destinationErrors(p),
    ...playbookErrors(p, desk),
    ...duplicates(p.features, (f) => f.id, "features"),
    ...severityErrors(p),
    ...contextErrors(p),
    ...handoffErrors(p),
    ...formulaErrors(p),
    ...(desk ? deskErrors(p, desk) : []),
  ];
  const warnings = [
    ...namelessLastResort(p),
    ...ownershipWarnings(p),
    ...gateWarnings(p),
    ...unreached(p, starts),
    ...slaWarnings(p, today),
    ...targetWarnings(p, desk),
    ...coverWarnings(p, desk),
    ...destinationWarnings(p, desk),
    ...playbookWarnings(p),
    ...contextWarnings(p),
    ...workloadWarnings(p, desk),
    ...handoffWarnings(p),
    ...formulaWarnings(p),
    ...(desk ? emptyQueues(starts, desk) : []),
  ];
  return { ok: errors.length === 0, errors, warnings };
}
