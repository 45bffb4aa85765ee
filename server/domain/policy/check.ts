import type { z } from "zod";
import { autonomyEvidence } from "../learning/autonomy";
import { wordsOf } from "../triage/words";
import { promiseMetrics, segments } from "../vocabulary";
import { contextErrors, contextWarnings } from "./checkContext";
import { destinationErrors, destinationWarnings } from "./checkDestinations";
import { handoffErrors, handoffWarnings } from "./checkHandoffs";
import { ownershipErrors, ownershipWarnings } from "./checkOwnership";
import { playbookErrors, playbookWarnings } from "./checkPlaybooks";
import { slaErrors, slaWarnings } from "./checkSla";
import { workloadWarnings } from "./checkWorkload";
import { type PolicyDocument, publishedPolicy } from "./document";
import { duplicates } from "./duplicates";
import { type DeskFacts, type Finding, find } from "./finding";
import { upgradePolicy } from "./upgrade";

export type { DeskFacts, Finding, FindingCode } from "./finding";
export { findingCodes } from "./finding";

export interface CheckResult {
  ok: boolean;
  errors: Finding[];
  warnings: Finding[];
}

function schemaFindings(error: z.ZodError): Finding[] {
  return error.issues.map((i) => {
    const path = i.path.join(".") || "(document)";
    const unknown = i.code === "unrecognized_keys" ? `unknown key ${i.keys.join(", ")}` : i.message;
    return find("invalid", path, `${path}: ${unknown}`, undefined, "Run `baton policy schema` for the allowed shape.");
  });
}

/** Every place where a ticket can start: which team, from which tier upwards, and which ticket that is. */
function starts(p: PolicyDocument) {
  const none = "A message that is none of the issue types";
  return [
    ...p.issueTypes.map((t, i) => {
      const path = `issueTypes.${i}`;
      return {
        team: t.owner,
        tier: t.startTier,
        at: `${path}.startTier`,
        owner: `${path}.owner`,
        who: `A "${t.name}" ticket`,
      };
    }),
    ...p.ownership.flatMap((x, i) =>
      p.issueTypes
        .filter((t) => x.issueTypes.includes(t.id))
        .map((t) => {
          const at = `ownership.${i}.owner`;
          const who = `A ticket about ${x.issueTypes.join(" and ")}, most of all ${t.id},`;
          return { team: x.owner, tier: t.startTier, at, owner: at, who };
        }),
    ),
    { ...p.outOfScope, team: p.outOfScope.owner, at: "outOfScope.tier", owner: "outOfScope.owner", who: none },
    { ...p.lastResort, at: "lastResort.tier", owner: "lastResort.team", who: "A ticket that nobody else owns" },
  ];
}

/** Every path up the tiers from a start: where the owner's team has no tier at or above it, the ticket has no end. */
function endings(p: PolicyDocument): Finding[] {
  return starts(p).flatMap(({ team, tier, at, who }) => {
    const owner = p.teams.find((x) => x.id === team);
    if (!owner || owner.tiers.some((x) => x >= tier)) return [];
    const message = `${at}: it starts at tier ${tier}, and ${team} staffs nothing from there upwards`;
    const fix = `Start at tier ${Math.max(...owner.tiers)} or give ${team} tier ${tier}.`;
    return [find("deadEnd", at, message, `${who} would wait for nobody.`, fix)];
  });
}

function references(p: PolicyDocument): Finding[] {
  const teams = new Set(p.teams.map((t) => t.id));
  const tiers = new Set(p.tiers.map((t) => t.tier));
  const types = new Set(p.issueTypes.map((t) => t.id));
  const team = (id: string, path: string, who: string) =>
    teams.has(id)
      ? []
      : [find("dangling", path, `${path} names the team ${id}, which does not exist`, who, "Choose an existing team.")];
  const tier = (n: number, path: string, who: string) =>
    tiers.has(n)
      ? []
      : [find("dangling", path, `${path} names tier ${n}, which does not exist`, who, "Add the tier or change it.")];
  const type = (id: string, path: string, who: string) =>
    types.has(id)
      ? []
      : [find("dangling", path, `${path} names the issue type ${id}, which does not exist`, who, "Remove the rule.")];
  return [
    ...p.teams.flatMap((t, i) => t.tiers.flatMap((n) => tier(n, `teams.${i}.tiers`, `A ticket in ${t.id} × T${n}.`))),
    ...p.issueTypes.flatMap((t, i) => [
      ...team(t.owner, `issueTypes.${i}.owner`, `A "${t.name}" ticket would have no owner.`),
      ...tier(t.startTier, `issueTypes.${i}.startTier`, `A "${t.name}" ticket would start nowhere.`),
      ...t.priors.flatMap((x, k) => tier(x.tier, `issueTypes.${i}.priors.${k}.tier`, `A "${t.name}" ticket.`)),
    ]),
    ...p.sla.targets.flatMap((x, i) =>
      x.issueType ? type(x.issueType, `sla.targets.${i}.issueType`, `A ticket about ${x.issueType}.`) : [],
    ),
    ...team(p.outOfScope.owner, "outOfScope.owner", "A message that is none of the issue types."),
    ...tier(p.outOfScope.tier, "outOfScope.tier", "A message that is none of the issue types."),
    ...team(p.lastResort.team, "lastResort.team", "A ticket whose owner was archived."),
    ...tier(p.lastResort.tier, "lastResort.tier", "A ticket whose owner was archived."),
  ];
}

function bandFindings(p: PolicyDocument): Finding[] {
  const all = [
    { path: "bands", bands: p.bands },
    ...p.issueTypes.flatMap((t, i) => (t.bands ? [{ path: `issueTypes.${i}.bands`, bands: t.bands }] : [])),
  ];
  return all.flatMap(({ path, bands }) =>
    bands.low <= bands.high
      ? []
      : [
          find(
            "bands",
            path,
            `${path}: low (${bands.low}) is above high (${bands.high})`,
            `A ticket with confidence ${((bands.low + bands.high) / 2).toFixed(2)} is both certain and uncertain.`,
            "Lower low or raise high.",
          ),
        ],
  );
}

function targetFindings(p: PolicyDocument): Finding[] {
  const missing = promiseMetrics.flatMap((metric) =>
    segments.flatMap((segment) =>
      p.sla.targets.some(
        (t) => t.metric === metric && t.issueType === null && (t.segment === null || t.segment === segment),
      )
        ? []
        : [
            find(
              "targetMissing",
              "sla.targets",
              `No ${metric} target covers ${segment} accounts`,
              `A ${segment} ticket would have no ${metric} clock.`,
              `Add a ${metric} target for all segments.`,
            ),
          ],
    ),
  );
  const key = (t: PolicyDocument["sla"]["targets"][number]) =>
    `${t.metric} × ${t.issueType ?? "any type"} × ${t.segment ?? "any segment"}`;
  return [...missing, ...duplicates(p.sla.targets, key, "sla.targets", "targetOverlap")];
}

function deskFindings(p: PolicyDocument, desk: DeskFacts): Finding[] {
  const isStaffed = (team: string, tier: number) => desk.staffed.some((s) => s.team === team && s.tier >= tier);
  const empty = starts(p)
    .filter(({ team, tier }) => !isStaffed(team, tier))
    .map(({ team, tier, owner, who }) => {
      const message = `Nobody works in ${team} at tier ${tier} or above`;
      const fix = `Add a person to ${team} or change the owner.`;
      return find("nobodyInQueue", owner, message, `${who} would wait until somebody joins.`, fix);
    });
  const person = p.lastResort.person;
  const unknown =
    person !== null && !desk.people.includes(person)
      ? [
          find(
            "dangling",
            "lastResort.person",
            "The last resort is not a person who can work here",
            "Any ticket that nobody else owns.",
            "Name somebody who works here.",
          ),
        ]
      : [];
  const unearned = p.issueTypes.flatMap((t, i) => {
    if (t.stage !== "autonomous") return [];
    const evidence = autonomyEvidence(desk.outcomes[t.id] ?? { total: 0, wrong: 0 }, p.autonomy.errorLimit);
    if (evidence.isEarned) return [];
    const bound = `${(evidence.upperBound * 100).toFixed(1)} %`;
    const message = `${t.id} may not act alone yet: its error rate is only known to be below ${bound}`;
    const fix = Number.isFinite(evidence.missing)
      ? `Leave it in review; at best ${evidence.missing} more checked answers without an error are missing.`
      : "Leave it in review; it has been wrong too often for this limit.";
    return [find("autonomyNotEarned", `issueTypes.${i}.stage`, message, `A "${t.name}" ticket answered wrongly.`, fix)];
  });
  return [...empty, ...unknown, ...unearned];
}

/** Checks a document before it may decide anything: shape, references, gaps, overlaps, endings, bands, targets.
 *  Pure and total over any input. Errors forbid publishing; warnings ask for a reason. `today` (YYYY-MM-DD) lets it judge
 *  what is over, such as holidays.
 *  Escalation only ever raises the tier and a team is never asked twice, so no document of this version can form a
 *  cycle of owners; `cycle` is reported for a rule that combines an issue type with itself. */
export function checkPolicy(input: unknown, desk?: DeskFacts, today = desk?.today): CheckResult {
  const parsed = publishedPolicy.safeParse(upgradePolicy(input));
  if (!parsed.success) return { ok: false, errors: schemaFindings(parsed.error), warnings: [] };
  const p = parsed.data;
  const errors = [
    ...duplicates(p.teams, (t) => t.id, "teams"),
    ...duplicates(p.tiers, (t) => String(t.tier), "tiers"),
    ...duplicates(p.issueTypes, (t) => t.id, "issueTypes", "overlap"),
    ...p.teams.flatMap((t, i) => duplicates(t.tiers, String, `teams.${i}.tiers`)),
    ...p.issueTypes.flatMap((t, i) => duplicates(t.priors, (x) => String(x.tier), `issueTypes.${i}.priors`)),
    ...references(p),
    ...endings(p),
    ...bandFindings(p),
    ...ownershipErrors(p),
    ...targetFindings(p),
    ...slaErrors(p, desk, today),
    ...destinationErrors(p),
    ...playbookErrors(p, desk),
    ...duplicates(p.features, (f) => f.id, "features"),
    ...contextErrors(p),
    ...handoffErrors(p),
  ];
  const noPerson =
    p.lastResort.person === null
      ? [
          find(
            "lastResortMissing",
            "lastResort.person",
            "The last resort names nobody",
            "Every ticket is kept and shown as unowned.",
            "Name a person.",
          ),
        ]
      : [];
  const neverFires = (["billingDispute", "policyException", "humanRequest", "legalOrSecurity"] as const).flatMap((g) =>
    p.gates[g] >= 1
      ? [
          find(
            "gateNeverFires",
            `gates.${g}`,
            `gates.${g} at ${p.gates[g]} hardly ever closes`,
            `A ticket with ${g} at 0.99 may be answered without a person.`,
            "Lower it below 1.",
          ),
        ]
      : [],
  );
  const wordless = p.gates.keywords.flatMap((k, i) =>
    wordsOf(k) === ""
      ? [
          find(
            "gateNeverFires",
            `gates.keywords.${i}`,
            `“${k}” has no letter or digit, so no message contains it as a word`,
            `A message that contains “${k}”.`,
            "Write the words themselves.",
          ),
        ]
      : [],
  );
  const people = desk ? deskFindings(p, desk) : [];
  const deskErrors = people.filter((f) => f.code !== "nobodyInQueue");
  const all = [...errors, ...deskErrors];
  const warnings = [
    ...noPerson,
    ...ownershipWarnings(p),
    ...neverFires,
    ...wordless,
    ...slaWarnings(p, today),
    ...destinationWarnings(p, desk),
    ...playbookWarnings(p),
    ...contextWarnings(p),
    ...workloadWarnings(p, desk),
    ...handoffWarnings(p),
    ...people.filter((f) => f.code === "nobodyInQueue"),
  ];
  return { ok: all.length === 0, errors: all, warnings };
}
