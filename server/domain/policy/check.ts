import type { z } from "zod";
import { autonomyEvidence, type OutcomeCount } from "../learning/autonomy";
import { clockMetrics, segments } from "../vocabulary";
import { type PolicyDocument, publishedPolicy } from "./document";

export const findingCodes = [
  "invalid",
  "duplicate",
  "dangling",
  "gap",
  "overlap",
  "cycle",
  "deadEnd",
  "bands",
  "targetMissing",
  "targetOverlap",
  "nobodyInQueue",
  "lastResortMissing",
  "gateNeverFires",
  "autonomyNotEarned",
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** One fault of a policy. `path` points into the document, `counterExample` is a concrete ticket that would suffer. */
export interface Finding {
  code: FindingCode;
  path: string;
  message: string;
  counterExample: string | null;
  fix: string | null;
}
export interface CheckResult {
  ok: boolean;
  errors: Finding[];
  warnings: Finding[];
}

/** What the check may know beyond the document: who staffs which queue and which people exist. Absent = not judged. */
export interface DeskFacts {
  staffed: { team: string; tier: number }[];
  people: string[];
  /** Checked answers of the assistant per issue type. */
  outcomes: Record<string, OutcomeCount>;
}

const find = (code: FindingCode, path: string, message: string, counterExample?: string, fix?: string): Finding => ({
  code,
  path,
  message,
  counterExample: counterExample ?? null,
  fix: fix ?? null,
});

function schemaFindings(error: z.ZodError): Finding[] {
  return error.issues.map((i) => {
    const path = i.path.join(".") || "(document)";
    const unknown = i.code === "unrecognized_keys" ? `unknown key ${i.keys.join(", ")}` : i.message;
    return find("invalid", path, `${path}: ${unknown}`, undefined, "Run `baton policy schema` for the allowed shape.");
  });
}

function duplicates<T>(items: readonly T[], key: (x: T) => string, path: string, code: FindingCode = "duplicate") {
  const seen = new Map<string, number>();
  return items.flatMap((item, i) => {
    const k = key(item);
    const first = seen.get(k);
    if (first === undefined) {
      seen.set(k, i);
      return [];
    }
    const message = `${path}.${i} repeats ${path}.${first} (${k})`;
    return [find(code, `${path}.${i}`, message, `A ticket for ${k} matches both.`, "Remove one of the two.")];
  });
}

/** Every path up the tiers from a start: where the owner's team has no tier at or above it, the ticket has no end. */
function endings(p: PolicyDocument): Finding[] {
  return p.issueTypes.flatMap((t, i) => {
    const owner = p.teams.find((x) => x.id === t.owner);
    if (!owner || owner.tiers.some((x) => x >= t.startTier)) return [];
    const message = `${t.id} starts at tier ${t.startTier}, which ${t.owner} does not staff`;
    const fix = `Start ${t.id} at tier ${Math.max(...owner.tiers)} or give ${t.owner} tier ${t.startTier}.`;
    return [find("deadEnd", `issueTypes.${i}.startTier`, message, `A "${t.name}" ticket would wait for nobody.`, fix)];
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
    ]),
    ...p.intersections.flatMap((x, i) => [
      ...team(x.owner, `intersections.${i}.owner`, `A ticket about ${x.issueTypes.join(" and ")}.`),
      ...x.issueTypes.flatMap((t) => type(t, `intersections.${i}.issueTypes`, `A ticket about ${t}.`)),
    ]),
    ...p.sla.targets.flatMap((x, i) => (x.issueType ? type(x.issueType, `sla.targets.${i}.issueType`, "") : [])),
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
            `A ticket with confidence ${(bands.low + bands.high) / 2} is both certain and uncertain.`,
            "Lower low or raise high.",
          ),
        ],
  );
}

function overlaps(p: PolicyDocument): Finding[] {
  return p.intersections.flatMap((a, i) =>
    p.intersections.slice(i + 1).flatMap((b, k) => {
      const same = [...a.issueTypes].sort().join() === [...b.issueTypes].sort().join();
      const shared = segments.filter(
        (s) => (a.segments ?? segments).includes(s) && (b.segments ?? segments).includes(s),
      );
      if (!same || shared.length === 0 || a.owner === b.owner) return [];
      const path = `intersections.${i + 1 + k}`;
      const message = `${path} and intersections.${i} give ${a.issueTypes.join(" + ")} to two teams`;
      const example = `A ${shared[0]} ticket about ${a.issueTypes.join(" and ")}: ${a.owner} or ${b.owner}?`;
      return [find("overlap", path, message, example, "Restrict one of the rules to other segments.")];
    }),
  );
}

function targetFindings(p: PolicyDocument): Finding[] {
  const missing = clockMetrics.flatMap((metric) =>
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
  const staffed = (team: string, tier: number) => desk.staffed.some((s) => s.team === team && s.tier >= tier);
  const empty = p.issueTypes.flatMap((t, i) =>
    staffed(t.owner, t.startTier)
      ? []
      : [
          find(
            "nobodyInQueue",
            `issueTypes.${i}.owner`,
            `Nobody works in ${t.owner} at tier ${t.startTier} or above`,
            `A "${t.name}" ticket would wait until somebody joins.`,
            `Add a person to ${t.owner} or change the owner.`,
          ),
        ],
  );
  const person = p.lastResort.person;
  const unknown =
    person !== null && !desk.people.includes(person)
      ? [find("dangling", "lastResort.person", "The last resort is not a person who can work here", "Any ticket.")]
      : [];
  const unearned = p.issueTypes.flatMap((t, i) => {
    if (t.stage !== "autonomous") return [];
    const evidence = autonomyEvidence(desk.outcomes[t.id] ?? { total: 0, wrong: 0 }, p.autonomy.errorLimit);
    if (evidence.isEarned) return [];
    const bound = `${(evidence.upperBound * 100).toFixed(1)} %`;
    const message = `${t.id} may not act alone yet: its error rate is only known to be below ${bound}`;
    const fix = `Leave it in review; at best ${evidence.missing} more checked answers without an error are missing.`;
    return [find("autonomyNotEarned", `issueTypes.${i}.stage`, message, `A "${t.name}" ticket answered wrongly.`, fix)];
  });
  return [...empty, ...unknown, ...unearned];
}

/** Checks a document before it may decide anything: shape, references, gaps, overlaps, endings, bands, targets.
 *  Pure and total over any input. Errors forbid publishing; warnings ask for a reason.
 *  Escalation only ever raises the tier and a team is never asked twice, so no document of this version can form a
 *  cycle of owners; `cycle` is reported for an intersection that names one issue type twice. */
export function checkPolicy(input: unknown, desk?: DeskFacts): CheckResult {
  const parsed = publishedPolicy.safeParse(input);
  if (!parsed.success) return { ok: false, errors: schemaFindings(parsed.error), warnings: [] };
  const p = parsed.data;
  const circular = p.intersections.flatMap((x, i) =>
    x.issueTypes[0] === x.issueTypes[1]
      ? [find("cycle", `intersections.${i}`, `intersections.${i} combines ${x.issueTypes[0]} with itself`)]
      : [],
  );
  const gaps = p.teams.flatMap((t, i) =>
    t.tiers.length === new Set(t.tiers).size
      ? []
      : [find("duplicate", `teams.${i}.tiers`, `${t.id} lists a tier twice`)],
  );
  const errors = [
    ...duplicates(p.teams, (t) => t.id, "teams"),
    ...duplicates(p.tiers, (t) => String(t.tier), "tiers"),
    ...duplicates(p.issueTypes, (t) => t.id, "issueTypes", "overlap"),
    ...gaps,
    ...references(p),
    ...endings(p),
    ...bandFindings(p),
    ...overlaps(p),
    ...circular,
    ...targetFindings(p),
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
    p.gates[g] >= 1 ? [find("gateNeverFires", `gates.${g}`, `gates.${g} at ${p.gates[g]} hardly ever closes`)] : [],
  );
  const people = desk ? deskFindings(p, desk) : [];
  const deskErrors = people.filter((f) => f.code !== "nobodyInQueue");
  const all = [...errors, ...deskErrors];
  const warnings = [...noPerson, ...neverFires, ...people.filter((f) => f.code === "nobodyInQueue")];
  return { ok: all.length === 0, errors: all, warnings };
}
